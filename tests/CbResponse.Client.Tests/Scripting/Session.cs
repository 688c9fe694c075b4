namespace CbResponse.Client.Tests;

/// <summary>A client, the scripted server that it talks to, its clock and an observer.</summary>
internal sealed class Session : IDisposable
{
    public const string Secret = "0123456789abcdef0123456789abcdef01234567";

    public static readonly Uri Address = ServerAddress.Parse("edr.example");

    public Session(CbServerOptions? options = null)
    {
        Client = new CbClient(options ?? Options(), Clock, Server);
    }

    public ScriptedServer Server { get; } = new();

    public ManualClock Clock { get; } = new();

    public RecordingObserver Observer { get; } = new();

    public CbClient Client { get; }

    /// <summary>Options for the scripted server.</summary>
    public static CbServerOptions Options(int retries = 4, double retrySeconds = 120) => new(Address, new ApiToken(Secret))
    {
        MaximumRetryCount = retries,
        MaximumRetryTime = TimeSpan.FromSeconds(retrySeconds),
    };

    public void Dispose() => Client.Dispose();
}
