using System.Collections;

namespace CbResponse.Emulator;

/// <summary>Numbered records in the order in which they were made. Requests change them while others read.</summary>
internal sealed class RecordStore<T> : IReadOnlyCollection<T>
    where T : class
{
    private readonly Lock _gate = new();
    private readonly Func<T, int> _idOf;
    private readonly List<T> _records;
    private int _lastId;

    public RecordStore(IEnumerable<T> records, Func<T, int> idOf)
    {
        _idOf = idOf;
        _records = [.. records];
        _lastId = _records.Select(idOf).DefaultIfEmpty().Max();
    }

    public int Count
    {
        get
        {
            lock (_gate)
                return _records.Count;
        }
    }

    public T? Find(int id)
    {
        lock (_gate)
            return _records.Find(record => _idOf(record) == id);
    }

    /// <summary>Adds a record under a number, the next one unless another is wished. Numbers of removed records do not come again by themselves.</summary>
    /// <returns>The record; null when the number is taken.</returns>
    public T? TryAdd(int? id, Func<int, T> make)
    {
        lock (_gate)
        {
            int number = id ?? _lastId + 1;
            if (_records.Exists(record => _idOf(record) == number))
                return null;
            _lastId = Math.Max(_lastId, number);
            T record = make(number);
            _records.Add(record);
            return record;
        }
    }

    /// <summary>Puts what comes of a record in its place, at once for all who look.</summary>
    /// <returns>The record as it is then; null when there is none of that number.</returns>
    public T? Change(int id, Func<T, T> change)
    {
        lock (_gate)
        {
            int place = _records.FindIndex(record => _idOf(record) == id);
            return place < 0 ? null : _records[place] = change(_records[place]);
        }
    }

    public bool Remove(int id)
    {
        lock (_gate)
            return _records.RemoveAll(record => _idOf(record) == id) > 0;
    }

    /// <summary>The records as they are now; what changes meanwhile is not seen.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        T[] records;
        lock (_gate)
            records = [.. _records];
        return ((IEnumerable<T>)records).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
