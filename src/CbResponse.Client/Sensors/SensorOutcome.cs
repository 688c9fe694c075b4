namespace CbResponse;

/// <summary>What came of one of many sensors: either a result or a failure.</summary>
/// <param name="Id">The sensor.</param>
/// <param name="Result">What came of it; null when it failed.</param>
/// <param name="Failure">Why it failed; null when it did not.</param>
public sealed record SensorOutcome(int Id, SensorResult? Result, CbException? Failure)
{
    /// <summary>Calls for many sensors, a few at a time. The outcomes come as they arise, one for each. A failure that all would meet ends the rest.</summary>
    internal static IAsyncEnumerable<List<SensorOutcome>> OfEachAsync<T>(
        IReadOnlyList<T> items, Func<T, int> id, Func<T, CancellationToken, Task<SensorResult>> call, ICallObserver? observer, CancellationToken cancellationToken)
    {
        return BatchStream.ReadAsync<SensorOutcome>(RunAsync, Math.Max(1, items.Count), cancellationToken);

        async Task RunAsync(BatchQueue<SensorOutcome> queue, CancellationToken stop)
        {
            int done = 0;
            await BoundedWork.RunAsync(items, OneAsync, stop).ConfigureAwait(false);

            async Task<bool> OneAsync(T item, CancellationToken stopOne)
            {
                SensorOutcome outcome;
                try
                {
                    outcome = new SensorOutcome(id(item), await call(item, stopOne).ConfigureAwait(false), null);
                }
                catch (CbException e) when (!e.EndsAll)
                {
                    outcome = new SensorOutcome(id(item), null, e);
                }

                await queue.AddAsync([outcome], stop).ConfigureAwait(false);
                observer?.OnProgress(Interlocked.Increment(ref done), items.Count);
                return true;
            }
        }
    }
}
