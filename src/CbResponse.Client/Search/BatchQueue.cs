using System.Collections.Concurrent;

namespace CbResponse;

/// <summary>
/// Hands batches of rows from the reader of answers to their consumer. Bounded: a consumer that is slow holds the reader back.
/// </summary>
internal sealed class BatchQueue<T> : IDisposable
{
    private readonly ConcurrentQueue<List<T>> _batches = new();
    private readonly SemaphoreSlim _filled = new(0);
    private readonly SemaphoreSlim _room;
    private volatile Exception? _failure;

    public BatchQueue(int capacity)
    {
        _room = new SemaphoreSlim(capacity);
    }

    /// <summary>Adds a batch, once there is room.</summary>
    public async ValueTask AddAsync(List<T> batch, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken).ConfigureAwait(false);
        _batches.Enqueue(batch);
        _filled.Release();
    }

    /// <summary>No batch follows; the consumer gets the failure, if there is one, after the last batch.</summary>
    public void Complete(Exception? failure = null)
    {
        _failure = failure;
        _filled.Release();
    }

    /// <summary>The next batch, or null at the end.</summary>
    public async ValueTask<List<T>?> TakeAsync(CancellationToken cancellationToken)
    {
        await _filled.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (_batches.TryDequeue(out List<T>? batch))
        {
            _room.Release();
            return batch;
        }

        if (_failure is { } failure)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(failure).Throw();
        return null;
    }

    public void Dispose()
    {
        _filled.Dispose();
        _room.Dispose();
    }
}
