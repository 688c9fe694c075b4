namespace CbResponse;

/// <summary>Members of a search answer that are read only on request, since they can be larger than the rows.</summary>
[Flags]
internal enum SearchContents
{
    /// <summary>Rows and counts only.</summary>
    Rows = 0,

    /// <summary>The places where the query matched.</summary>
    Highlights = 1,

    /// <summary>The investigations in which rows are tagged.</summary>
    Tags = 2,

    /// <summary>Counts of values, and what was hidden.</summary>
    Facets = 4,

    /// <summary>Everything.</summary>
    All = Highlights | Tags | Facets,
}
