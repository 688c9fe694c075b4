namespace CbResponse.Emulator;

/// <summary>Records by number. Requests change it while others read it.</summary>
/// <param name="records">Those at the start.</param>
/// <param name="number">The number of one.</param>
internal sealed class RecordList<T>(IEnumerable<T> records, Func<T, int> number)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly List<T> _records = [.. records];
    private int _lastNumber = records.Select(number).DefaultIfEmpty().Max();

    /// <summary>All of them as they are now, the oldest first.</summary>
    public IReadOnlyList<T> List()
    {
        lock (_gate)
            return [.. _records];
    }

    public T? Find(int id)
    {
        lock (_gate)
            return _records.Find(record => number(record) == id);
    }

    /// <summary>Adds a record under a number that no other ever had.</summary>
    /// <param name="make">Makes it, knowing its number and those that are there; may refuse by an exception.</param>
    public T Add(Func<int, IReadOnlyList<T>, T> make)
    {
        lock (_gate)
        {
            T made = make(_lastNumber + 1, _records);
            _lastNumber++;
            _records.Add(made);
            return made;
        }
    }

    /// <summary>Puts what comes of a record in its place. Null when there is none.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="change">Makes it, knowing those that are there; may refuse by an exception.</param>
    public T? Change(int id, Func<T, IReadOnlyList<T>, T> change)
    {
        lock (_gate)
        {
            int place = _records.FindIndex(record => number(record) == id);
            return place < 0 ? null : _records[place] = change(_records[place], _records);
        }
    }

    /// <summary>Takes a record out. False when there is none.</summary>
    public bool Remove(int id)
    {
        lock (_gate)
            return _records.RemoveAll(record => number(record) == id) > 0;
    }
}
