namespace CbResponse.Emulator;

/// <summary>A saved search that the server repeats.</summary>
internal sealed record Watchlist
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = string.Empty;

    /// <summary>A piece of a URL's query string (edr-api.md 2.8).</summary>
    public required string SearchQuery { get; init; }

    /// <summary><c>events</c> for processes, <c>modules</c> for binaries.</summary>
    public string IndexType { get; init; } = "events";

    public bool IsEnabled { get; init; } = true;

    public bool IsReadOnly { get; init; }

    public required DateTime Added { get; init; }

    public DateTime? LastHit { get; init; }

    public int LastHitCount { get; init; }

    public int TotalHits { get; init; }

    /// <summary>When it ran last.</summary>
    public DateTime? LastRun { get; init; }

    /// <summary>Whether the vendor's cloud provided it.</summary>
    public bool IsFromAlliance { get; init; }

    public IReadOnlyList<HitAction> Actions { get; init; } = [];
}
