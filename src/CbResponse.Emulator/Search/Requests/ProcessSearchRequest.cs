namespace CbResponse.Emulator;

/// <summary>What a process search asks for (edr-api.md 2.6). Parameters that change nothing here are not read.</summary>
internal sealed record ProcessSearchRequest
{
    private static readonly SortOrder NewestFirst = new("last_update", true);

    /// <summary>Query texts; all must match.</summary>
    public required IReadOnlyList<string> Queries { get; init; }

    public IReadOnlyList<ExactFilter> Filters { get; init; } = [];

    public int Rows { get; init; } = 10;

    public int Start { get; init; }

    public SortOrder Sort { get; init; } = NewestFirst;

    /// <summary>Facet fields; null when no facets were asked for.</summary>
    public IReadOnlyList<string>? Facets { get; init; }

    /// <summary>One result for each value of this field, or null.</summary>
    public string? Group { get; init; }

    public UpdateWindow LastUpdate { get; init; }

    public UpdateWindow LastServerUpdate { get; init; }

    public bool IsComprehensive { get; init; }

    public bool IsStrict { get; init; }

    /// <exception cref="RejectedRequestException">A parameter has no meaning.</exception>
    public static ProcessSearchRequest Read(SearchParameters parameters, ServerVersion version, DateTime now) => new()
    {
        Queries = [.. parameters.All("q"), .. Criteria(parameters)],
        Filters = [.. ReadFilters(parameters)],
        Rows = parameters.Number("rows") ?? 10,
        Start = parameters.Number("start") ?? 0,
        Sort = parameters.One("sort") is { } sort ? SortOrder.Read(sort) : NewestFirst,
        Facets = parameters.Flag("facet", "facets") ? FacetFields(parameters) : null,

        // Group mode and windows on the server's clock came with 6.0; older servers ignore what they do not know.
        Group = version.IsSixOrLater ? parameters.One("cb.group") : null,
        LastUpdate = UpdateWindow.Read(parameters, "last_update", now),
        LastServerUpdate = version.IsSixOrLater ? UpdateWindow.Read(parameters, "last_server_update", now) : default,
        IsComprehensive = parameters.Flag("comprehensive_search", "cb.comprehensive_search"),
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

    private static IReadOnlyList<string> FacetFields(SearchParameters parameters)
        => parameters.All("facet.field") is { Count: > 0 } named ? [.. named.Distinct()] : FacetCounter.StandardFields;
}
