using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>
/// Runs a producer of batches in the background and gives its batches to a consumer. The queue between is bounded; whoever stops taking
/// ends the producer.
/// </summary>
internal static class BatchStream
{
    /// <summary>The batches in the producer's order.</summary>
    /// <param name="produce">Fills the queue, until it is done or cancelled.</param>
    /// <param name="waiting">Batches that wait for the consumer at most.</param>
    /// <param name="cancellationToken">Ends both sides.</param>
    /// <exception cref="CbException">The producer failed; all that it had produced has come out.</exception>
    public static async IAsyncEnumerable<List<T>> ReadAsync<T>(
        Func<BatchQueue<T>, CancellationToken, Task> produce, int waiting, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using BatchQueue<T> queue = new(waiting);
        Task producer = Task.Run(() => ProduceAsync(produce, queue, stop.Token), CancellationToken.None);
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
    private static async Task ProduceAsync<T>(
        Func<BatchQueue<T>, CancellationToken, Task> produce, BatchQueue<T> queue, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await produce(queue, cancellationToken).ConfigureAwait(false);
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
