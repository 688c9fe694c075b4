namespace CbResponse;

/// <summary>
/// Reads a whole search result page by page. A background task reads and parses; the consumer gets rows as they arrive, and
/// the next page is already asked for while this one is read. Nothing but a bounded number of rows is held.
/// </summary>
internal sealed class SearchPager<T>(ServerConnection connection, SearchPlan<T> plan, ICallObserver? observer)
{
    /// <summary>Rows that a batch holds at most.</summary>
    internal const int BatchRows = 128;

    /// <summary>The rows, in the server's order, as many together as are there.</summary>
    /// <exception cref="CbException">A page failed; all rows before it have come out.</exception>
    public IAsyncEnumerable<List<T>> ReadAsync(CancellationToken cancellationToken = default) => plan.Range.First == 0
        ? BatchStream.ReadAsync<T>(static (_, _) => Task.CompletedTask, 1, cancellationToken)
        : BatchStream.ReadAsync<T>((queue, stop) => new SearchRun<T>(connection, plan, observer, queue).RunAsync(stop), plan.WaitingBatches, cancellationToken);
}
