namespace CbResponse;

/// <summary>What to search processes for (edr-api.md 2.6).</summary>
public sealed class ProcessSearch
{
    /// <summary>The query; empty for every process.</summary>
    public string Query { get; init; } = string.Empty;

    /// <summary>Order, as <c>field asc</c> or <c>field desc</c>. Default: the newest activity first.</summary>
    public string Sort { get; init; } = "last_update desc";

    /// <summary>
    /// A field of whose every value only one document is wanted, normally <c>id</c>: one document for each process. Needs 6.0.
    /// </summary>
    public string? GroupBy { get; init; }

    /// <summary>Only documents with events at or after this moment, by the endpoint's clock. Needs 6.0.</summary>
    public DateTimeOffset? MinLastUpdate { get; init; }

    /// <summary>Only documents with events at or before this moment, by the endpoint's clock. Needs 6.0.</summary>
    public DateTimeOffset? MaxLastUpdate { get; init; }

    /// <summary>Only documents stored at or after this moment, by the server's clock. Needs 6.0.</summary>
    public DateTimeOffset? MinLastServerUpdate { get; init; }

    /// <summary>Only documents stored at or before this moment, by the server's clock. Needs 6.0.</summary>
    public DateTimeOffset? MaxLastServerUpdate { get; init; }

    /// <summary>Whether joins with binaries are searched in full, which is slow. Needs 6.0.</summary>
    public bool ComprehensiveSearch { get; init; }

    /// <summary>Which rows are wanted.</summary>
    public SearchRange Range { get; init; } = SearchRange.All;

    /// <summary>The first parameter that needs 6.0, by the name of the property; null when none is set.</summary>
    internal string? NeedsVersion6
        => GroupBy is not null ? nameof(GroupBy)
        : MinLastUpdate is not null ? nameof(MinLastUpdate)
        : MaxLastUpdate is not null ? nameof(MaxLastUpdate)
        : MinLastServerUpdate is not null ? nameof(MinLastServerUpdate)
        : MaxLastServerUpdate is not null ? nameof(MaxLastServerUpdate)
        : ComprehensiveSearch ? nameof(ComprehensiveSearch)
        : null;
}
