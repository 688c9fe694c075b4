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

    /// <summary>After how long it is to check in again.</summary>
    public TimeSpan CheckInInterval { get; init; }

    public string? Notes { get; init; }

    public bool? Uninstalled { get; init; }

    public bool IsolationRequested { get; init; }

    public bool IsIsolated { get; init; }

    public long PhysicalMemory { get; init; } = 8_589_934_592;

    public int HealthScore { get; init; } = 100;

    public string HealthMessage { get; init; } = "Healthy";

    /// <summary>Events that wait on the host to be sent.</summary>
    public long EventLogBytes { get; init; }

    /// <summary>What the sensor is to send at once; null when it was not told to, or has done so.</summary>
    public DateTime? FlushTime { get; init; }

    public bool RestartQueued { get; init; }

    /// <summary>When the sensor was restarted; null when it never was.</summary>
    public DateTime? RestartedAt { get; init; }

    public bool UninstallRequested { get; init; }

    public bool SupportsIsolation => Os == OsType.Windows;

    public bool IsOnline => Status == "Online";

    /// <summary>The sensor as it is after a check-in: it has learned what was asked of it, done so, and told the server.</summary>
    public Sensor CheckIn(DateTime now) => this with
    {
        LastCheckin = now,
        IsIsolated = SupportsIsolation && IsolationRequested,
        EventLogBytes = FlushTime is null ? EventLogBytes : 0,
        FlushTime = null,
        RestartedAt = RestartQueued ? now : RestartedAt,
        RestartQueued = false,
        Uninstalled = UninstallRequested ? true : Uninstalled,
        Status = UninstallRequested ? "Offline" : Status,
    };
}
