namespace CbResponse.Emulator;

/// <summary>What a search found.</summary>
internal sealed record SearchResult
{
    public required IReadOnlyList<string> Terms { get; init; }

    public required int Total { get; init; }

    public required int Start { get; init; }

    /// <summary>Numbers of the documents of this page.</summary>
    public required IReadOnlyList<int> Page { get; init; }

    public IReadOnlyList<SearchHighlight> Highlights { get; init; } = [];

    public IReadOnlyList<Facet> Facets { get; init; } = [];

    /// <summary>The exact filters that were applied, by field; a counted field without filters has an empty list.</summary>
    public IReadOnlyList<ExactFilter> Filtered { get; init; } = [];

    public bool IsComprehensive { get; init; }

    public bool IsIncomplete { get; init; }
}
