namespace CbResponse.Emulator;

/// <summary>The last requests, oldest first.</summary>
internal sealed class RequestLog
{
    private const int MostRequests = 20_000;
    private readonly Lock _lock = new();
    private readonly Queue<LoggedRequest> _requests = new();
    private TaskCompletionSource _next = Promise();
    private int _number;

    /// <param name="create">Makes the entry of the number that it is given.</param>
    public LoggedRequest Add(Func<int, LoggedRequest> create)
    {
        TaskCompletionSource arrived;
        LoggedRequest request;
        lock (_lock)
        {
            request = create(++_number);
            _requests.Enqueue(request);
            if (_requests.Count > MostRequests)
                _requests.Dequeue();
            (arrived, _next) = (_next, Promise());
        }

        arrived.SetResult();
        return request;
    }

    public IReadOnlyList<LoggedRequest> List()
    {
        lock (_lock)
            return [.. _requests];
    }

    public void Clear()
    {
        lock (_lock)
        {
            _requests.Clear();
            _number = 0;
        }
    }

    /// <summary>Completes when a request has come that is wanted, or has come already.</summary>
    public async Task<LoggedRequest> WaitForAsync(Predicate<LoggedRequest> wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (_lock)
            {
                if (_requests.FirstOrDefault(request => wanted(request)) is { } found)
                    return found;
                next = _next.Task;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource Promise() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
