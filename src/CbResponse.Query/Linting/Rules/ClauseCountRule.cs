namespace CbResponse.Query;

/// <summary>More criteria than the search engine below the server takes by default.</summary>
internal sealed class ClauseCountRule : IQueryRule
{
    /// <summary>The default limit of clauses in Lucene and Solr, on which the server's indices rest.</summary>
    private const int MaximumClauses = 1_024;

    public string Id => "ClauseCount";

    public void Check(LintContext context)
    {
        if (context.Terms.Count <= MaximumClauses)
            return;
        context.Report(
            this, QuerySeverity.Warning, TextSpan.FromBounds(context.Terms[MaximumClauses].Node.Span.Start, context.Text.Length),
            $"The query has {context.Terms.Count} criteria: more than {MaximumClauses} are too many for a server with usual settings.",
            "Search in several parts.");
    }
}
