namespace CbResponse.Emulator;

/// <summary>An alert about a process document.</summary>
internal sealed record Alert
{
    public required Guid Id { get; init; }

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

    public required string IocType { get; init; }

    public string? IocValue { get; init; }

    public required ProcessGuid Process { get; init; }
}
