using System.Runtime.ExceptionServices;

namespace CbResponse;

/// <summary>Calls for the items of a list, some of them at the same time.</summary>
internal static class BoundedWork
{
    /// <summary>Calls under way at once: they hide each other's way to the server, and do not crowd out its other users.</summary>
    public const int InFlight = 6;

    /// <summary>Calls for each item. The results stand in the order of the items. The first failure ends the other calls.</summary>
    public static async Task<TResult[]> RunAsync<T, TResult>(
        IReadOnlyList<T> items, Func<T, CancellationToken, Task<TResult>> call, CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        TResult[] results = new TResult[items.Count];
        int last = -1;
        ExceptionDispatchInfo? failure = null;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(InFlight, items.Count)).Select(_ => WorkAsync())).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        failure?.Throw();
        return results;

        async Task WorkAsync()
        {
            try
            {
                for (int i = Interlocked.Increment(ref last); i < items.Count; i = Interlocked.Increment(ref last))
                    results[i] = await call(items[i], stop.Token).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever it is, it is thrown again once all calls have ended.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
#if NET8_0_OR_GREATER
                await stop.CancelAsync().ConfigureAwait(false);
#else
                stop.Cancel();
#endif
            }
        }
    }
}
