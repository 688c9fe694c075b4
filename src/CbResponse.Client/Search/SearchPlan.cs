namespace CbResponse;

/// <summary>What a <see cref="SearchPager{T}"/> needs to know of a search.</summary>
internal sealed class SearchPlan<T>
{
    /// <summary>Page size until the server says more: what comes first should come at once.</summary>
    public const int FirstPageRows = 100;

    /// <summary>Page size of a server that does not tell its own limit, and the largest that we ask of any.</summary>
    public const int LargestPageRows = 1_000;

    /// <summary>Makes the request for a page: first row and number of rows.</summary>
    public required Func<long, int, ApiRequest> MakeRequest { get; init; }

    /// <summary>Reads rows.</summary>
    public required IRowReader<T> Rows { get; init; }

    /// <summary>Which rows are wanted.</summary>
    public required SearchRange Range { get; init; }

    /// <summary>Whether rows are watched for repeats over all pages. That takes memory for each row: for results of a bounded size.</summary>
    public bool RemembersAllRows { get; init; }

    /// <summary>How to ask for the rest of a result that shrinks while it is read; null where that is not known.</summary>
    public WindowPlan<T>? Window { get; init; }

    /// <summary>
    /// Batches that wait for the consumer at most: about two large pages. Fewer where rows are large, and are consumed slowly since each block
    /// of them is changed: what waits for long outlives the young garbage.
    /// </summary>
    public int WaitingBatches { get; init; } = 16;

    /// <summary>What helps against a result that changes while it is read.</summary>
    public string AdviceOnChange { get; init; } = "A sort by a field that never changes, such as 'start asc', reads a growing result in full.";

    /// <summary>What an answer says it leaves out, other than for want of time; null when nothing can be.</summary>
    public Func<SearchPage, string?>? FindGap { get; init; }

    /// <summary>The most rows that the server sends in one page.</summary>
    public int LargestPage { get; init; } = LargestPageRows;

    /// <summary>The most rows to ask a server for at once: its own limit, or ours.</summary>
    public static int LargestPageOf(ServerInfo info) => info.MaxSearchResultRows is > 0 and < LargestPageRows and int limit ? limit : LargestPageRows;

    /// <summary>How many rows to ask for.</summary>
    /// <param name="isFirst">Whether it is the first page.</param>
    /// <param name="remaining">How many rows are still wanted; null for all.</param>
    public int PageRows(bool isFirst, long? remaining)
    {
        int rows = Range.PageSize ?? (isFirst ? Math.Min(FirstPageRows, LargestPage) : LargestPage);
        return remaining < rows ? (int)remaining : rows;
    }
}
