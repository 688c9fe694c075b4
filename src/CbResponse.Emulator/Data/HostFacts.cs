using System.Net;

namespace CbResponse.Emulator;

/// <summary>What every process document repeats about its host.</summary>
internal sealed record HostFacts
{
    public required int SensorId { get; init; }

    /// <summary>The computer's name as it writes it; documents of 6.0 and later have it in lower case.</summary>
    public required string Name { get; init; }

    public required HostType Type { get; init; }

    public required OsType Os { get; init; }

    public required int GroupId { get; init; }

    /// <summary>The group's name as an administrator wrote it; documents of 6.0 and later have it in lower case.</summary>
    public required string GroupName { get; init; }

    public IPAddress? InterfaceAddress { get; init; }

    public IPAddress? CommsAddress { get; init; }

    public bool FiltersKnownDlls { get; init; }

    public string TypeName => Type switch
    {
        HostType.Workstation => "workstation",
        HostType.Server => "server",
        _ => "domain_controller",
    };
}
