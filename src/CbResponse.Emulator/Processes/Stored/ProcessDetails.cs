namespace CbResponse.Emulator;

/// <summary>The facts of a process that was written down.</summary>
internal sealed record ProcessDetails
{
    public required ProcessGuid Guid { get; init; }

    public required HostFacts Host { get; init; }

    public string? Name { get; init; }

    public string? Path { get; init; }

    public string? CommandLine { get; init; }

    public string? UserName { get; init; }

    public string? Uid { get; init; }

    public FileHash? Hash { get; init; }

    public ProcessGuid? Parent { get; init; }

    public string? ParentName { get; init; }

    public FileHash? ParentHash { get; init; }

    public bool HasUnknownStart { get; init; }

    public int? LogonType { get; init; }

    public bool HasLostId { get; init; }

    public IReadOnlyList<WatchlistHit> WatchlistHits { get; init; } = [];

    public IReadOnlyList<FeedHit> FeedHits { get; init; } = [];

    public IReadOnlyList<Investigation> Investigations { get; init; } = [];
}
