namespace CbResponse.Emulator;

/// <summary>What a search of any index asks for (edr-api.md 2.6). Parameters that change nothing here are not read.</summary>
internal record SearchRequest
{
    /// <summary>Query texts; all must match.</summary>
    public IReadOnlyList<string> Queries { get; init; } = [];

    public IReadOnlyList<ExactFilter> Filters { get; init; } = [];

    public int Rows { get; init; } = 10;

    public int Start { get; init; }

    /// <summary>Null for the order that the index has by default.</summary>
    public SortOrder? Sort { get; init; }

    /// <summary>Facet fields, none for the index's standard set; null when no facets were asked for.</summary>
    public IReadOnlyList<string>? Facets { get; init; }

    public bool IsStrict { get; init; }

    /// <summary>One result for each value of this field, or null.</summary>
    public string? Group { get; init; }

    /// <summary>Whether a search by related records must look at all of them.</summary>
    public bool IsComprehensive { get; init; }

    /// <exception cref="RejectedRequestException">A parameter has no meaning.</exception>
    public static SearchRequest Read(SearchParameters parameters) => new()
    {
        Queries = [.. parameters.All("q"), .. Criteria(parameters)],
        Filters = [.. ReadFilters(parameters)],
        Rows = parameters.Number("rows") ?? 10,
        Start = parameters.Number("start") ?? 0,
        Sort = parameters.One("sort") is { } sort ? SortOrder.Read(sort) : null,
        Facets = parameters.Flag("facet", "facets") ? [.. parameters.All("facet.field").Distinct()] : null,
        IsStrict = parameters.Flag("cb.strict"),
    };

    /// <summary><c>cb.q.field=value</c> is <c>field:value</c> (edr-api.md 2.8).</summary>
    private static IEnumerable<string> Criteria(SearchParameters parameters)
    {
        const string Prefix = "cb.q.";
        return from pair in parameters.Pairs
               where pair.Key.StartsWith(Prefix, StringComparison.Ordinal) && pair.Key.Length > Prefix.Length
               from value in pair.Value
               where value.Length > 0
               select $"{pair.Key[Prefix.Length..]}:{value}";
    }

    private static IEnumerable<ExactFilter> ReadFilters(SearchParameters parameters)
    {
        const string Prefix = "cb.fq.";
        return from pair in parameters.Pairs
               where pair.Key.StartsWith(Prefix, StringComparison.Ordinal) && pair.Key.Length > Prefix.Length
               let values = pair.Value.Where(value => value.Length > 0).ToList()
               where values.Count > 0
               select new ExactFilter(pair.Key[Prefix.Length..], values);
    }
}
