namespace CbResponse;

/// <summary>A search that a threat report asks for in place of lists of indicators.</summary>
/// <param name="IndexType"><c>events</c> for processes, <c>modules</c> for binaries.</param>
/// <param name="SearchQuery">The search in the form in which watchlists keep theirs.</param>
public sealed record ReportQuery(string? IndexType, string SearchQuery)
{
    /// <summary>The search.</summary>
    public override string ToString() => SearchQuery;
}
