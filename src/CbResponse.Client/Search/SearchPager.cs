using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>
/// Reads a whole search result page by page. A background task reads and parses; the consumer gets rows as they arrive, and
/// the next page is already asked for while this one is read. Nothing but a bounded number of rows is held.
/// </summary>
internal sealed class SearchPager<T>(ServerConnection connection, SearchPlan<T> plan, ICallObserver? observer)
{
    /// <summary>Rows that a batch holds at most.</summary>
    internal const int BatchRows = 128;

    /// <summary>Batches that wait for the consumer at most: about two large pages.</summary>
    private const int WaitingBatches = 16;

    /// <summary>The rows, in the server's order, as many together as are there.</summary>
    /// <exception cref="CbException">A page failed; all rows before it have come out.</exception>
    public async IAsyncEnumerable<List<T>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (plan.Range.First == 0)
            yield break;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using BatchQueue<T> queue = new(WaitingBatches);
        SearchRun<T> run = new(connection, plan, observer, queue);
        Task producer = Task.Run(() => ProduceAsync(run, queue, stop.Token), CancellationToken.None);
        try
        {
            while (await queue.TakeAsync(cancellationToken).ConfigureAwait(false) is { } batch)
                yield return batch;
        }
        finally
        {
#if NET8_0_OR_GREATER
            await stop.CancelAsync().ConfigureAwait(false);
#else
            stop.Cancel();
#endif
            await producer.ConfigureAwait(false);
        }
    }

    /// <summary>Runs to the end or the first failure. The failure goes to the consumer, behind the rows that came before it.</summary>
    private static async Task ProduceAsync(SearchRun<T> run, BatchQueue<T> queue, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await run.RunAsync(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it is, it is thrown again in the consumer.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failure = e;
        }

        queue.Complete(failure);
    }
}
