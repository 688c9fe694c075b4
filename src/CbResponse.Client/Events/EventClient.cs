using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>Events of processes.</summary>
public sealed class EventClient
{
    /// <summary>Events that a batch holds at most.</summary>
    internal const int BatchEvents = 512;

    private const int WaitingBatches = 8;

    private readonly CbClient _client;

    internal EventClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>
    /// Reads the events of a process. They come as they arrive, in the server's order: kind by kind, by time within a kind. Nothing but a
    /// bounded number of them is held.
    /// </summary>
    /// <param name="id">The process, with or without a segment.</param>
    /// <param name="search">Which events; null for all.</param>
    /// <param name="observer">Hears of requests, of events that could not be understood and of answers that are partial.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbException">
    /// Thrown while the events are read; the events before have come out. No such process: <see cref="CbErrorKind.ObjectNotFound"/>.
    /// </exception>
    public async IAsyncEnumerable<ProcessEvent> ReadAsync(
        ProcessId id,
        EventSearch? search = null,
        ICallObserver? observer = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (List<ProcessEvent> batch in ReadBatchesAsync(id, search ?? new EventSearch(), observer, cancellationToken).ConfigureAwait(false))
        {
            foreach (ProcessEvent item in batch)
                yield return item;
        }
    }

    /// <summary>The same, with as many events together as are there: to hand each over by itself costs more than to read it.</summary>
    internal IAsyncEnumerable<List<ProcessEvent>> ReadBatchesAsync(
        ProcessId id, EventSearch search, ICallObserver? observer, CancellationToken cancellationToken)
        => BatchStream.ReadAsync<ProcessEvent>(
            (queue, stop) => new EventRun(_client, id, search, observer, queue).RunAsync(stop), WaitingBatches, cancellationToken);
}
