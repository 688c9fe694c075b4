using System.Net;

namespace CbResponse.Emulator;

/// <summary>A host of the story.</summary>
/// <param name="sensor">Its sensor.</param>
/// <param name="facts">What its documents say of it.</param>
/// <param name="userName">Who usually works on it.</param>
internal sealed class StoryHost(Sensor sensor, HostFacts facts, string userName)
{
    private int _lastPid = 396;

    public Sensor Sensor => sensor;

    public HostFacts Facts => facts;

    public string UserName => userName;

    public int Id => sensor.Id;

    public IPAddress Address => sensor.Adapters[0].Address;

    /// <summary>Windows counts in fours; the gaps are processes that nobody tells of.</summary>
    public int NextPid() => _lastPid += 4 * (1 + StableHash.Pick(StableHash.Mix((ulong)_lastPid, (ulong)Id), 12));

    /// <summary>SID or number of an account.</summary>
    public string UidOf(string account)
    {
        if (facts.Os != OsType.Windows)
        {
            return account switch
            {
                "root" => "0",
                "www-data" => "33",
                "_spotlight" => "89",
                _ => facts.Os == OsType.MacOs ? "501" : "1000",
            };
        }

        return account switch
        {
            "SYSTEM" => "S-1-5-18",
            "LOCAL SERVICE" => "S-1-5-19",
            "NETWORK SERVICE" => "S-1-5-20",
            _ => $"S-1-5-21-1004336348-1177238915-682003330-{1100 + StableHash.Pick(StableHash.Of(account), 900)}",
        };
    }
}
