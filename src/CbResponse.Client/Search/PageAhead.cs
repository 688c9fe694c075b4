namespace CbResponse;

/// <summary>A page that was asked for in advance. It is either taken, or given up without waiting for the server.</summary>
internal sealed class PageAhead
{
    private readonly CancellationTokenSource _stop;
    private readonly Task<OpenPage> _page;

    /// <param name="start">The first row that is asked for.</param>
    /// <param name="open">Asks for the page.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public PageAhead(long start, Func<CancellationToken, Task<OpenPage>> open, CancellationToken cancellationToken)
    {
        Start = start;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _page = open(_stop.Token);
    }

    /// <summary>The first row that was asked for.</summary>
    public long Start { get; }

    /// <summary>The page, once it begins to arrive.</summary>
    /// <exception cref="CbException">It does not come.</exception>
    public async Task<OpenPage> TakeAsync()
    {
        using (_stop)
            return await _page.ConfigureAwait(false);
    }

    /// <summary>Nobody needs the page any more: whether it would have come changes nothing.</summary>
    public async Task GiveUpAsync()
    {
        using (_stop)
        {
#if NET8_0_OR_GREATER
            await _stop.CancelAsync().ConfigureAwait(false);
#else
            _stop.Cancel();
#endif
            try
            {
                (await _page.ConfigureAwait(false)).Dispose();
            }
            catch (Exception e) when (e is CbException or OperationCanceledException or ObjectDisposedException)
            {
                // It was not needed.
            }
        }
    }
}
