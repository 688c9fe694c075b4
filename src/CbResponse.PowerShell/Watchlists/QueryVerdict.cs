using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Whether a query may become that of a watchlist, where a mistake would stay silent for years.</summary>
internal static class QueryVerdict
{
    /// <summary>Checks a query: writes its warnings, and an error when it has errors.</summary>
    /// <returns>Whether it may be stored.</returns>
    public static bool Pass(PSCmdlet cmdlet, string name, StoredQuery query, QueryIndex index)
    {
        IReadOnlyList<QueryIssue> issues = QueryLinter.Check(query, index);
        foreach (QueryIssue issue in issues.Where(issue => issue.Severity == QuerySeverity.Warning))
            cmdlet.WriteWarning($"'{name}': {issue}{(issue.Suggestion is null ? string.Empty : $" {issue.Suggestion}")}");
        QueryIssue[] errors = [.. issues.Where(issue => issue.Severity == QuerySeverity.Error)];
        if ((query.Query.Trim().Length > 0 || query.FacetFilters.Count > 0) && errors.Length == 0)
            return true;
        cmdlet.WriteError(ErrorRecords.FaultyQuery(name, query.Query, errors));
        return false;
    }

    /// <summary>A text as the stored form: as it is when it is in that form, else as the query beside what else the stored form says.</summary>
    public static StoredQuery Store(string text, StoredQuery? before)
    {
        StoredQuery? given = QueryInput.From(text)?.Stored;
        return given ?? before?.WithQuery(text) ?? StoredQuery.From(text);
    }
}
