namespace CbResponse.Query;

/// <summary>
/// Checks queries without a server. Whatever the text, the linter answers with issues and throws nothing but
/// <see cref="ArgumentNullException"/> and, for an index that is none, <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
public static class QueryLinter
{
    /// <summary>Mending one thing can bring another to light; no query needs more rounds than this.</summary>
    private const int MaximumRounds = 20;

    private static readonly string FormRule = new StoredFormRule().Id;

    /// <summary>The issues of a query, in the order of their places.</summary>
    public static IReadOnlyList<QueryIssue> Check(string text, QueryIndex index) => Check(text, index, stored: null);

    /// <summary>The issues of a query, in the order of their places. Places are those of <see cref="CbQuery.Text"/>.</summary>
    public static IReadOnlyList<QueryIssue> Check(CbQuery query, QueryIndex index)
        => Check((query ?? throw new ArgumentNullException(nameof(query))).Text, index);

    /// <summary>
    /// The issues of a watchlist's or feed's query, in the order of their places. Some matter only there.
    /// Places are those of <see cref="StoredQuery.Query"/>.
    /// </summary>
    public static IReadOnlyList<QueryIssue> Check(StoredQuery query, QueryIndex index)
        => Check((query ?? throw new ArgumentNullException(nameof(query))).Query, index, query);

    /// <summary>Applies all safe fixes.</summary>
    public static FixedQuery Fix(string text, QueryIndex index) => Fix(text, index, stored: null);

    /// <summary>Applies all safe fixes.</summary>
    public static FixedQuery Fix(CbQuery query, QueryIndex index)
        => Fix((query ?? throw new ArgumentNullException(nameof(query))).Text, index);

    /// <summary>Applies all safe fixes to a watchlist's or feed's query; see <see cref="StoredQuery.WithQuery(string)"/>.</summary>
    public static FixedQuery Fix(StoredQuery query, QueryIndex index)
        => Fix((query ?? throw new ArgumentNullException(nameof(query))).Query, index, query);

    private static IReadOnlyList<QueryIssue> Check(string text, QueryIndex index, StoredQuery? stored)
    {
        LintContext context = new(text ?? throw new ArgumentNullException(nameof(text)), index, stored);
        foreach (IQueryRule rule in QueryRules.All)
            rule.Check(context);
        return context.Issues.Count < 2 ? context.Issues : [.. context.Issues.OrderBy(issue => issue.Position)];
    }

    private static FixedQuery Fix(string text, QueryIndex index, StoredQuery? stored)
    {
        List<QueryIssue> mended = [];
        IReadOnlyList<QueryIssue> issues = Check(text, index, stored);
        for (int round = 0; round < MaximumRounds; round++)
        {
            List<QueryIssue> chosen = QueryMender.Choose(issues);
            if (chosen.Count == 0)
                break;
            text = QueryMender.Apply(text, chosen);
            mended.AddRange(chosen);
            // Whoever has mended the form has left nothing outside the query, and a bare query gets its form with the new text.
            if (stored?.Pairs.Count == 0 || chosen.Exists(issue => issue.Rule == FormRule))
                stored = stored?.WithQuery(text);
            issues = Check(text, index, stored);
        }

        return new FixedQuery(text, mended, issues);
    }
}
