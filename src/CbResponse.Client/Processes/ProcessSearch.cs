using CbResponse.Query;

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

    /// <summary>
    /// Further conditions as console links and watchlists hold them: facet filters (<c>cb.fq.</c>), limits by the time of an update, and
    /// <c>cb.legacy_5x_mode</c>.
    /// </summary>
    public IReadOnlyList<StoredPair> Filters { get; init; } = [];

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
        : Filters.FirstOrDefault(filter => IsUpdateLimit(filter.Name))?.Name;

    /// <summary>Whether only documents of some time are asked for, so that others need not be searched.</summary>
    internal bool HasUpdateLimit
        => MinLastUpdate is not null || MaxLastUpdate is not null || MinLastServerUpdate is not null || MaxLastServerUpdate is not null
            || Filters.Any(filter => IsUpdateLimit(filter.Name));

    /// <summary>Makes a search of what a console link or a watchlist holds: query, filters, limits, grouping and order.</summary>
    /// <param name="stored">The stored form.</param>
    /// <param name="range">Which rows are wanted: those of a link are the page that somebody looked at.</param>
    public static ProcessSearch From(StoredQuery stored, SearchRange range)
    {
        return new ProcessSearch
        {
            Query = stored.Query,
            Sort = Last(stored, "sort") ?? "last_update desc",
            GroupBy = Last(stored, "cb.group"),
            ComprehensiveSearch = (Last(stored, "cb.comprehensive_search") ?? Last(stored, "comprehensive_search")) is "1" or "true" or "True",
            Filters = [.. stored.Pairs.Where(pair => pair.Value.Length > 0 && IsFilter(pair.Name))],
            Range = range,
        };
    }

    private static string? Last(StoredQuery stored, string name) => stored.Pairs.LastOrDefault(pair => pair.Name == name && pair.Value.Length > 0)?.Value;

    /// <summary>Facet filters, limits, and whether partitions of servers before 6.0 are searched as well.</summary>
    private static bool IsFilter(string name)
        => name.StartsWith("cb.fq.", StringComparison.Ordinal) || name == "cb.legacy_5x_mode" || IsUpdateLimit(name);

    private static bool IsUpdateLimit(string name) => name.StartsWith("cb.min_", StringComparison.Ordinal) || name.StartsWith("cb.max_", StringComparison.Ordinal);
}
