using System.Globalization;
using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that search records by a query and typed filters: alerts, threat reports.</summary>
public abstract class RecordSearchCmdlet : FilterCmdlet
{
    private protected const string ById = "Id";

    private protected RecordSearchCmdlet()
    {
    }

    /// <summary>Rows to ask for in one request. By default the cmdlet chooses.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidateRange(1, 10_000)]
    public int? PageSize { get; set; }

    /// <summary>An order in full: without a direction it is ascending.</summary>
    private protected static string Order(string sort) => sort.IndexOf(' ') < 0 ? sort + " asc" : sort;

    /// <summary>Writes what a search finds, and before that how much if the user wants to know.</summary>
    /// <param name="query">The query, for messages.</param>
    /// <param name="index">What is searched.</param>
    /// <param name="things">The same in words, in the plural.</param>
    /// <param name="count">Counts.</param>
    /// <param name="rows">Searches.</param>
    private protected void Search<T>(
        string query, QueryIndex index, string things, Func<CancellationToken, Task<long>> count, Func<IAsyncEnumerable<List<T>>> rows)
    {
        WriteVerbose(string.Format(CultureInfo.InvariantCulture, "Query: {0}", query.Length == 0 ? $"(all {things})" : query));
        if (PagingParameters.IncludeTotalCount)
        {
            if (!TryAwait(query, count, out long total))
                return;
            WriteObject(PagingParameters.NewTotalCount((ulong)total, 1.0));
        }

        if (WriteBatches(rows(), $"Searching {things}", query, static _ => { }) && PagingParameters.First > 0)
            ExplainEmpty(query, index);
    }
}
