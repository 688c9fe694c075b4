namespace CbResponse.Query;

/// <summary>A query under examination: its tree taken apart once for all rules, and the issues found so far.</summary>
internal sealed class LintContext
{
    private readonly List<QueryIssue> _issues = [];

    public LintContext(string text, QueryIndex index, StoredQuery? stored)
    {
        Text = text;
        Catalog = FieldCatalog.For(index);
        Stored = stored;
        try
        {
            Root = QueryParser.Parse(text);
        }
        catch (QuerySyntaxException error)
        {
            SyntaxError = error;
        }

        if (Root is not null)
            LintWalker.Walk(Root, this);
    }

    public string Text { get; }

    public FieldCatalog Catalog { get; }

    public QueryIndex Index => Catalog.Index;

    /// <summary>Whether the server keeps the query and runs it by itself, as it does with watchlists.</summary>
    public bool IsStored => Stored is not null;

    /// <summary>The form in which the server keeps the query, or null when it does not.</summary>
    public StoredQuery? Stored { get; }

    /// <summary>The tree, or null when the text is blank or no query.</summary>
    public QueryNode? Root { get; }

    /// <summary>Why the text is no query, or null.</summary>
    public QuerySyntaxException? SyntaxError { get; }

    /// <summary>All criteria, in the order of the text.</summary>
    public List<LintTerm> Terms { get; } = [];

    /// <summary>All ANDs but those that stand directly in another one, outer before inner.</summary>
    public List<LintAnd> Ands { get; } = [];

    /// <summary>All ORs, outer before inner.</summary>
    public List<OrNode> Ors { get; } = [];

    /// <summary>All negations, outer before inner.</summary>
    public List<NotNode> Negations { get; } = [];

    public IReadOnlyList<QueryIssue> Issues => _issues;

    public string TextOf(TextSpan span) => Text.Substring(span.Start, span.Length);

    public void Report(
        IQueryRule rule, QuerySeverity severity, TextSpan span, string message, string? suggestion = null, QueryEdit? fix = null)
        => _issues.Add(new QueryIssue(Text, rule.Id, severity, span, message, suggestion, fix));
}
