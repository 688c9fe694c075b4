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

    /// <param name="records">Those at the start.</param>
    /// <param name="idOf">The number of one.</param>
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

    /// <summary>Adds a record under the next number. Those of removed records do not come again.</summary>
    /// <param name="make">Makes it, knowing its number and those that are there; may refuse by an exception.</param>
    public T Add(Func<int, IReadOnlyList<T>, T> make)
    {
        lock (_gate)
            return Add(_lastId + 1, make);
    }

    /// <summary>Adds a record under a number that the client wishes, or under the next one.</summary>
    /// <returns>The record; null when the number is taken.</returns>
    public T? TryAdd(int? id, Func<int, T> make)
    {
        lock (_gate)
        {
            int number = id ?? _lastId + 1;
            return _records.Exists(record => _idOf(record) == number) ? null : Add(number, (own, _) => make(own));
        }
    }

    /// <summary>Puts what comes of a record in its place, at once for all who look.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="change">Makes it, knowing those that are there; may refuse by an exception.</param>
    /// <returns>The record as it is then; null when there is none of that number.</returns>
    public T? Change(int id, Func<T, IReadOnlyList<T>, T> change)
    {
        lock (_gate)
        {
            int place = _records.FindIndex(record => _idOf(record) == id);
            return place < 0 ? null : _records[place] = change(_records[place], _records);
        }
    }

    public T? Change(int id, Func<T, T> change) => Change(id, (record, _) => change(record));

    /// <summary>Takes a record out. False when there is none.</summary>
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

    private T Add(int id, Func<int, IReadOnlyList<T>, T> make)
    {
        T made = make(id, _records);
        _lastId = Math.Max(_lastId, id);
        _records.Add(made);
        return made;
    }
}
