namespace CbResponse;

/// <summary>Limits how long one try may take until the answer's headers are here. The body has its own guard.</summary>
internal sealed class TimeLimitHandler(CbServerOptions options, IClock clock, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using IClockTimer timer = clock.CreateTimer(() => Cancel(limit));
        timer.Restart(options.ResponseTimeout);
        try
        {
            return await base.SendAsync(request, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw limit.IsCancellationRequested
                ? ConnectionErrors.NoAnswer(request, options.ResponseTimeout, e)
                : ConnectionErrors.NoConnection(request, options.ConnectTimeout, e);
        }
    }

    /// <summary>A timer may run out while it is being disposed. On its own thread an exception would end the process.</summary>
    private static void Cancel(CancellationTokenSource limit)
    {
        try
        {
            limit.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The answer was faster.
        }
    }
}
