using System.Net;

namespace CbResponse.Emulator;

/// <summary>What every process document repeats about its host.</summary>
internal sealed record HostFacts
{
    private readonly string _lowerName = string.Empty;
    private readonly string _lowerGroupName = string.Empty;

    public required int SensorId { get; init; }

    /// <summary>The computer's name as it writes it.</summary>
    public required string Name
    {
        get;
        init
        {
            field = value;
            _lowerName = value.ToLowerInvariant();
        }
    }

    public required HostType Type { get; init; }

    public required OsType Os { get; init; }

    public required int GroupId { get; init; }

    /// <summary>The group's name as an administrator wrote it.</summary>
    public required string GroupName
    {
        get;
        init
        {
            field = value;
            _lowerGroupName = value.ToLowerInvariant();
        }
    }

    public IPAddress? InterfaceAddress { get; init; }

    public IPAddress? CommsAddress { get; init; }

    public bool FiltersKnownDlls { get; init; }

    public string TypeName => Type switch
    {
        HostType.Workstation => "workstation",
        HostType.Server => "server",
        _ => "domain_controller",
    };

    /// <summary>The computer's name as process documents and alerts write it: in lower case from 6.0 on.</summary>
    public string NameIn(ServerVersion version) => version.IsSixOrLater ? _lowerName : Name;

    /// <summary>The group's name as process documents and alerts write it: in lower case from 6.0 on.</summary>
    public string GroupNameIn(ServerVersion version) => version.IsSixOrLater ? _lowerGroupName : GroupName;
}
