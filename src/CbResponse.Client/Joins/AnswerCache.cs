using System.Diagnostics.CodeAnalysis;

namespace CbResponse;

/// <summary>
/// Remembers answers of one server for a short time, so that looking at the same thing again costs no request. Bounded in number,
/// weight and age. However many ask at once, one request is sent; it goes on until the last of them has lost patience. Failures are
/// not remembered.
/// </summary>
internal sealed class AnswerCache<T>(IClock clock, Func<T, int>? weigh = null)
    where T : class
{
    /// <summary>As many answers, and as long, as the vendor's Python client remembers.</summary>
    public const int MostEntries = 1_024;

    /// <summary>What answers may weigh together, counted in objects of about a kilobyte.</summary>
    public const int MostWeight = 20 * MostEntries;

    public static readonly TimeSpan MostAge = TimeSpan.FromSeconds(60);

    private readonly object _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was asked for last stands first.</summary>
    private readonly LinkedList<Entry> _recent = new();
    private long _weight;

    /// <summary>The answer, if it is there and not too old.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out T? answer)
    {
        lock (_gate)
        {
            answer = FindFresh(key)?.Answer;
            return answer is not null;
        }
    }

    /// <summary>Remembers an answer that came another way.</summary>
    public void Put(string key, T answer)
    {
        lock (_gate)
        {
            Entry entry = Add(key);
            Fill(entry, answer);
        }
    }

    /// <summary>Forgets an answer, since what it was about has been changed. Whoever waits for it gets it all the same.</summary>
    public void Forget(string key)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out LinkedListNode<Entry>? node))
                Remove(node.Value);
        }
    }

    /// <summary>The remembered answer, or the one of the request that is sent for it.</summary>
    /// <param name="key">What is asked for, in any case.</param>
    /// <param name="read">Sends the request.</param>
    /// <param name="cancellationToken">Ends the wait; the request goes on while others wait for it.</param>
    public async Task<T> GetAsync(string key, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Entry entry;
        bool isFirst;
        lock (_gate)
        {
            Entry? known = FindFresh(key);
            isFirst = known is null;
            entry = known ?? Add(key);
            entry.Waiting++;
        }

        if (isFirst)
            _ = FillAsync(entry, read);
        try
        {
            return await WaitAsync(entry.Result.Task, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(entry);
        }
    }

    private static async Task<T> WaitAsync(Task<T> task, CancellationToken cancellationToken)
    {
        if (task.IsCompleted || !cancellationToken.CanBeCanceled)
            return await task.ConfigureAwait(false);
        TaskCompletionSource<T> cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => cancelled.TrySetCanceled(cancellationToken)))
        {
            Task<T> first = await Task.WhenAny(task, cancelled.Task).ConfigureAwait(false);
            return await first.ConfigureAwait(false);
        }
    }

    private async Task FillAsync(Entry entry, Func<CancellationToken, Task<T>> read)
    {
        try
        {
            T answer = await read(entry.Stop.Token).ConfigureAwait(false);
            lock (_gate)
                Fill(entry, answer);
        }
#pragma warning disable CA1031 // Whatever it is, it goes to all who wait.
        catch (Exception e)
#pragma warning restore CA1031
        {
            lock (_gate)
                Remove(entry);
            entry.Result.TrySetException(e);

            // When nobody waits any more, nobody looks at the failure either.
            _ = entry.Result.Task.Exception;
        }
        finally
        {
            entry.Stop.Dispose();
        }
    }

    private void Leave(Entry entry)
    {
        lock (_gate)
        {
            entry.Waiting--;
            if (entry.Waiting > 0 || entry.Result.Task.IsCompleted)
                return;
            Remove(entry);
            entry.Stop.Cancel();
        }
    }

    private Entry? FindFresh(string key)
    {
        if (!_entries.TryGetValue(key, out LinkedListNode<Entry>? node))
            return null;
        if (node.Value.Answer is not null && clock.UtcNow - node.Value.Since >= MostAge)
        {
            Remove(node.Value);
            return null;
        }

        _recent.Remove(node);
        _recent.AddFirst(node);
        return node.Value;
    }

    private Entry Add(string key)
    {
        if (_entries.TryGetValue(key, out LinkedListNode<Entry>? old))
            Remove(old.Value);
        Entry entry = new(key);
        _entries.Add(key, _recent.AddFirst(entry));
        Shrink();
        return entry;
    }

    private void Fill(Entry entry, T answer)
    {
        entry.Answer = answer;
        entry.Since = clock.UtcNow;
        if (_entries.TryGetValue(entry.Key, out LinkedListNode<Entry>? node) && ReferenceEquals(node.Value, entry))
        {
            entry.Weight = weigh?.Invoke(answer) ?? 1;
            _weight += entry.Weight;
            Shrink();
        }

        entry.Result.TrySetResult(answer);
    }

    /// <summary>Forgets what nobody has looked at for longest. The newest stays, whatever it weighs.</summary>
    private void Shrink()
    {
        while (_recent.Count > 1 && (_recent.Count > MostEntries || _weight > MostWeight))
            Remove(_recent.Last!.Value);
    }

    private void Remove(Entry entry)
    {
        if (!_entries.TryGetValue(entry.Key, out LinkedListNode<Entry>? node) || !ReferenceEquals(node.Value, entry))
            return;
        _entries.Remove(entry.Key);
        _recent.Remove(node);
        _weight -= entry.Weight;
    }

    private sealed class Entry(string key)
    {
        public string Key => key;

        public TaskCompletionSource<T> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CancellationTokenSource Stop { get; } = new();

        public T? Answer { get; set; }

        public DateTimeOffset Since { get; set; }

        public int Weight { get; set; }

        public int Waiting { get; set; }
    }
}
