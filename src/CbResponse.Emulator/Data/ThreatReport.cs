namespace CbResponse.Emulator;

/// <summary>A report of a feed: what to look for and how bad it is.</summary>
internal sealed record ThreatReport
{
    public required int FeedId { get; init; }

    public required string Id { get; init; }

    public required string Title { get; init; }

    public required int Score { get; init; }

    public required string Link { get; init; }

    /// <summary>When the server first read it; as old as its last change unless that is known.</summary>
    public DateTime? Created { get; init; }

    public required DateTime Updated { get; init; }

    public string Description { get; init; } = string.Empty;

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<string> Md5s { get; init; } = [];

    public IReadOnlyList<string> Sha256s { get; init; } = [];

    /// <summary>Fingerprints of what clients say first in TLS.</summary>
    public IReadOnlyList<string> Ja3 { get; init; } = [];

    /// <summary>Fingerprints of what servers answer.</summary>
    public IReadOnlyList<string> Ja3s { get; init; } = [];

    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>IPv4 and IPv6.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>A search in place of lists, or null.</summary>
    public ReportQuery? Query { get; init; }

    public bool IsIgnored { get; init; }
}
