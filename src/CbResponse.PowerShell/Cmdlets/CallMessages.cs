using System.Collections.Concurrent;

namespace CbResponse.PowerShell;

/// <summary>
/// Carries what calls have to say from any thread to the pipeline's own, the only one that may write. Progress is not queued:
/// only the newest counts.
/// </summary>
internal sealed class CallMessages : ICallObserver
{
    private readonly ConcurrentQueue<CallMessage> _queue = new();
    private readonly object _news = new();
    private Tuple<long, long>? _progress;
    private volatile bool _waiting;
    private bool _woken;

    /// <summary>Whether there is something to write.</summary>
    public bool IsWaiting => _waiting;

    public void OnRequest(RequestRecord request) => Add(new CallMessage(request, null));

    public void OnWarning(CbWarning warning) => Add(new CallMessage(null, warning));

    public void OnProgress(long received, long total)
    {
        Volatile.Write(ref _progress, Tuple.Create(received, total));
        _waiting = true;
    }

    /// <summary>Ends a wait for news.</summary>
    public void Wake()
    {
        lock (_news)
        {
            _woken = true;
            Monitor.Pulse(_news);
        }
    }

    /// <summary>
    /// Blocks until there is something to write, or until <see cref="Wake"/>. By a monitor, which sleeps at once: the classes that
    /// spin first take the processor from whoever is to wake them.
    /// </summary>
    /// <param name="atMost">Milliseconds after which to look by oneself; -1 for never.</param>
    public void WaitForNews(int atMost = Timeout.Infinite)
    {
        lock (_news)
        {
            if (!_woken)
                Monitor.Wait(_news, atMost);
            _woken = false;
        }
    }

    public bool TryTake(out CallMessage? message)
    {
        _waiting = false;
        return _queue.TryDequeue(out message);
    }

    public (long Received, long Total)? TakeProgress()
        => Interlocked.Exchange(ref _progress, null) is { } progress ? (progress.Item1, progress.Item2) : null;

    private void Add(CallMessage message)
    {
        _queue.Enqueue(message);
        _waiting = true;
        Wake();
    }
}
