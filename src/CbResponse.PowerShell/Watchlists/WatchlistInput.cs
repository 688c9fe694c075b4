using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>A watchlist of the pipeline as a search.</summary>
internal static class WatchlistInput
{
    private const string DamagedForm = "StoredForm";

    /// <summary>A warning of a watchlist whose stored text is damaged, or null: what runs is what the server runs, and not what was meant.</summary>
    public static string? Warn(Watchlist? watchlist, QueryIndex index)
        => watchlist is not null
            && QueryLinter.Check(watchlist.Stored, index).FirstOrDefault(issue => issue is { Rule: DamagedForm, Severity: QuerySeverity.Error }) is { } damage
            ? $"The watchlist '{watchlist.Name}' is run as the server runs it. {damage.Message}"
            : null;

    /// <summary>
    /// The watchlist's query and another one as one query. Where there is no other one, the server is the judge of the watchlist's.
    /// </summary>
    /// <param name="watchlist">The watchlist.</param>
    /// <param name="query">What must match besides; empty for nothing.</param>
    /// <param name="index">The index that is searched. That of processes takes facet filters beside a query, others in it.</param>
    /// <param name="combined">The query.</param>
    /// <returns>Why the watchlist cannot be run, or null. What has no condition must not become a search of everything.</returns>
    public static ErrorRecord? Combine(Watchlist watchlist, string query, QueryIndex index, out string combined)
    {
        combined = string.Empty;
        StoredQuery stored = watchlist.Stored;
        if (watchlist.Index is { } own && own != index)
        {
            string instead = own == QueryIndex.Binary ? "Get-CbBinary" : "Get-CbProcess";
            return ErrorRecords.InvalidArgument($"The watchlist '{watchlist.Name}' searches the index {own}: pipe it to {instead}.", watchlist);
        }

        if (stored.Query.Trim().Length == 0 && stored.FacetFilters.Count == 0)
            return ErrorRecords.InvalidArgument($"The watchlist '{watchlist.Name}' has no query. It is not run, since without one it would find everything.", watchlist);
        bool isWhole = index == QueryIndex.Process || stored is { FacetFilters.Count: 0, UpdateLimits.Count: 0 };
        try
        {
            combined = isWhole && query.Length == 0
                ? stored.Query
                : (isWhole ? CbQuery.Parse(stored.Query) : stored.ToQuery(index)).And(CbQuery.Parse(query)).Text;
            return null;
        }
        catch (QuerySyntaxException e)
        {
            return ErrorRecords.InvalidQuery(e, stored.Query);
        }
        catch (NotSupportedException e)
        {
            return ErrorRecords.InvalidArgument($"The watchlist '{watchlist.Name}' cannot be run as a search. {e.Message}", watchlist);
        }
    }
}
