namespace CbResponse.Query;

/// <summary>
/// The query of a watchlist or a feed report as the server keeps it: part of an address, such as
/// <c>cb.urlver=1&amp;q=process_name%3Anet.exe</c> (edr-api.md 2.8). Pairs that mean nothing here are kept as they are. Immutable.
/// </summary>
public sealed class StoredQuery
{
    private const string QueryName = "q";
    private const string CriterionPrefix = "cb.q.";
    private const string FilterPrefix = "cb.fq.";
    private const string FormatVersion = "cb.urlver";
    private const string ParameterPrefix = "cb.";
    private static readonly string[] Flags = ["facet", "facets", "sort", "rows", "start", "comprehensive_search"];
    private static readonly string[] LimitPrefixes = ["cb.min_", "cb.max_"];

    private readonly string _text;

    private StoredQuery(string text, IReadOnlyList<StoredPair> pairs, string query)
    {
        _text = text;
        Pairs = pairs;
        Query = query;
        FacetFilters =
        [
            .. pairs
                .Where(pair => HasPrefix(pair, FilterPrefix) && pair.Value.Length > 0)
                .Select(pair => new FacetFilter(pair.Name.Substring(FilterPrefix.Length), pair.Value)),
        ];
        UpdateLimits = [.. pairs.Where(pair => LimitPrefixes.Any(prefix => HasPrefix(pair, prefix)) && pair.Value is not ("" or "*"))];
    }

    /// <summary>The query's text: all its parts, joined with blanks. It may be no query at all; see <see cref="QueryLinter"/>.</summary>
    public string Query { get; }

    /// <summary>Filters by exact values, which hold beside the query.</summary>
    public IReadOnlyList<FacetFilter> FacetFilters { get; }

    /// <summary>Limits by the time of an update, such as <c>cb.min_last_update</c>, which hold beside the query. No query can say them.</summary>
    public IReadOnlyList<StoredPair> UpdateLimits { get; }

    /// <summary>All pairs, in the order of the text. A text without any pair is the query itself.</summary>
    public IReadOnlyList<StoredPair> Pairs { get; }

    /// <summary>
    /// What was meant for a part of the query and is none, since it does not stand behind <c>q=</c>: a server passes it over.
    /// </summary>
    internal IEnumerable<StoredPair> LostParts => Pairs.Where(IsLost);

    /// <summary>Reads what a server or a feed gave. Any text will do.</summary>
    public static StoredQuery Parse(string searchQuery)
    {
        if (searchQuery is null)
            throw new ArgumentNullException(nameof(searchQuery));
        if (searchQuery.IndexOf('=') < 0)
            return new StoredQuery(searchQuery, [], searchQuery);
        StoredPair[] pairs = [.. searchQuery.Split('&').Where(part => part.Length > 0).Select(part => new StoredPair(part))];
        return new StoredQuery(searchQuery, pairs, Join([.. pairs.Select(QueryPart).OfType<string>()]));
    }

    /// <summary>Makes the stored form of a query.</summary>
    public static StoredQuery From(string query)
        => new StoredQuery(string.Empty, [], string.Empty).WithQuery(query);

    /// <summary>Makes the stored form of a query.</summary>
    public static StoredQuery From(CbQuery query)
        => From((query ?? throw new ArgumentNullException(nameof(query))).Text);

    /// <summary>
    /// Query and facet filters as one query, which finds the same. Values of one field are alternatives, different fields must all match.
    /// </summary>
    /// <param name="index">The index that is searched: it decides which fields can stand in a query.</param>
    /// <exception cref="QuerySyntaxException">The query's text is none.</exception>
    /// <exception cref="NotSupportedException">
    /// A filter, or a limit by the time of an update, cannot be said in a query. The message names it: without it the query would find more.
    /// </exception>
    public CbQuery ToQuery(QueryIndex index = QueryIndex.Process)
    {
        FacetCriteria filters = new(FacetFilters, FieldCatalog.For(index));
        string[] lost = [.. filters.Unsayable.Select(filter => FilterPrefix + filter.Field).Concat(UpdateLimits.Select(pair => pair.Name)).Distinct()];
        return lost.Length == 0
            ? CbQuery.Parse(Query).And(filters.ToQuery())
            : throw new NotSupportedException($"A query cannot say {string.Join(", ", lost)}, and without it would find more.");
    }

    /// <summary>The same with another query. All other pairs stay, in their order; the new query comes last. What is no pair is left out.</summary>
    public StoredQuery WithQuery(string query)
    {
        if (query is null)
            throw new ArgumentNullException(nameof(query));
        List<StoredPair> pairs = [.. Pairs.Where(pair => !IsQuery(pair) && !IsLost(pair))];
        int version = pairs.FindIndex(pair => pair.Name == FormatVersion);
        if (version < 0)
            pairs.Insert(0, new StoredPair(FormatVersion, "1"));
        else if (pairs[version].Value != "1")
            pairs[version] = new StoredPair(FormatVersion, "1");
        pairs.Add(new StoredPair(QueryName, query));
        return new StoredQuery(string.Join("&", pairs.Select(pair => pair.Text)), pairs, query);
    }

    /// <summary>The same with another query. All other pairs stay, in their order; the new query comes last.</summary>
    public StoredQuery WithQuery(CbQuery query) => WithQuery((query ?? throw new ArgumentNullException(nameof(query))).Text);

    /// <summary>The text that the server keeps: what was parsed, unchanged, or what was made.</summary>
    public override string ToString() => _text;

    /// <summary>
    /// What was meant where a stored form was taken for a query and put behind another <c>q=</c>, as some connectors do; null where that is not so.
    /// </summary>
    internal StoredQuery? Undoubled()
        => Pairs.Any(IsDoubled)
            ? Parse(string.Join("&", Pairs.Select(pair => IsDoubled(pair) ? Inner(pair.Value) : IsLost(pair) ? $"{QueryName}={pair.Text}" : pair.Text)))
            : null;

    /// <summary>Whether the value is a stored form itself: <c>q=cb.urlver=1</c>.</summary>
    private static bool IsDoubled(StoredPair pair)
    {
        if (pair.Name != QueryName)
            return false;
        int equals = pair.Value.IndexOf('=');
        string name = equals < 0 ? string.Empty : pair.Value.Substring(0, equals);
        return name == QueryName || (name.StartsWith(ParameterPrefix, StringComparison.Ordinal) && QuerySyntaxFacts.IsFieldName(name));
    }

    /// <summary>A form inside another may have been encoded by itself, or only with the other: then a plus in it is one.</summary>
    private static string Inner(string value) => value.IndexOf('%') < 0 ? value.Replace("+", "%2B") : value;

    /// <summary>Whether it is neither a pair nor a switch that a server could know: <c>process_name%3Anet.exe</c>.</summary>
    private static bool IsLost(StoredPair pair)
        => !IsQuery(pair) && !pair.Name.StartsWith(ParameterPrefix, StringComparison.Ordinal)
            && (pair.HasValue ? pair.Name.IndexOf(':') >= 0 : !Flags.Contains(pair.Name));

    private static bool IsQuery(StoredPair pair) => pair.Name == QueryName || HasPrefix(pair, CriterionPrefix);

    private static bool HasPrefix(StoredPair pair, string prefix)
        => pair.Name.Length > prefix.Length && pair.Name.StartsWith(prefix, StringComparison.Ordinal);

    private static string? QueryPart(StoredPair pair)
    {
        if (!IsQuery(pair) || pair.Value.Length == 0)
            return null;
        return pair.Name == QueryName ? pair.Value : $"{pair.Name.Substring(CriterionPrefix.Length)}:{pair.Value}";
    }

    /// <summary>The server joins several parts with AND: an OR among them needs parentheses to keep its reach.</summary>
    private static string Join(string[] parts)
        => parts.Length == 1 ? parts[0] : string.Join(" ", parts.Select(part => IsOpenOr(part) ? $"({part})" : part));

    private static bool IsOpenOr(string part)
    {
        try
        {
            return QueryParser.Parse(part) is OrNode { IsParenthesized: false };
        }
        catch (QuerySyntaxException)
        {
            return false;
        }
    }
}
