namespace CbResponse.Emulator;

/// <summary>A sensor: the agent on one host.</summary>
internal sealed record Sensor
{
    public required int Id { get; init; }

    public required string ComputerName { get; init; }

    public required string DnsName { get; init; }

    public string? Sid { get; init; }

    public required int GroupId { get; init; }

    public required OsType Os { get; init; }

    public required HostType HostType { get; init; }

    public required string OsDescription { get; init; }

    public required string Build { get; init; }

    public required IReadOnlyList<NetworkAdapter> Adapters { get; init; }

    /// <summary><c>Online</c> or <c>Offline</c>; real servers know more words.</summary>
    public string Status { get; init; } = "Online";

    public required DateTime RegisteredAt { get; init; }

    public required DateTime LastCheckin { get; init; }

    public string? Notes { get; init; }

    public bool? Uninstalled { get; init; }

    public bool IsolationRequested { get; init; }

    public bool IsIsolated { get; init; }

    public long PhysicalMemory { get; init; } = 8_589_934_592;

    public bool IsOnline => Status == "Online";
}
