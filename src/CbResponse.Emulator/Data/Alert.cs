namespace CbResponse.Emulator;

/// <summary>An alert about a process or about a file.</summary>
internal sealed record Alert
{
    public required Guid Id { get; init; }

    /// <summary>Such as <c>watchlist.hit.query.process</c> (edr-api.md 2.4).</summary>
    public required string Type { get; init; }

    public required DateTime Created { get; init; }

    public DateTime? Resolved { get; init; }

    public string Status { get; init; } = "Unresolved";

    public string? AssignedTo { get; init; }

    public required double Severity { get; init; }

    public int ReportScore { get; init; }

    /// <summary>-1 for watchlists.</summary>
    public int FeedId { get; init; } = -1;

    public string FeedName { get; init; } = "My Watchlists";

    /// <summary>A watchlist's number as text, or a report's identifier.</summary>
    public required string WatchlistId { get; init; }

    public required string WatchlistName { get; init; }

    public string? Link { get; init; }

    public required string IocType { get; init; }

    public string? IocValue { get; init; }

    /// <summary>What exactly matched: JSON, which documents hold as text.</summary>
    public string? IocAttributes { get; init; }

    /// <summary>The sensor that reported it.</summary>
    public required int SensorId { get; init; }

    /// <summary>The process, or null when the alert is about a file.</summary>
    public ProcessGuid? Process { get; init; }

    /// <summary>The file, or null when the alert is about a process.</summary>
    public string? BinaryMd5 { get; init; }
}
