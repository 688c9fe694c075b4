namespace CbResponse.Emulator;

/// <summary>
/// The sensors, and what has become of them since the start. Nothing runs in the background: what a sensor has learned, and when it
/// checked in last, follows from the server's clock when somebody looks.
/// </summary>
internal sealed class SensorBook(IReadOnlyList<Sensor> sensors)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, Entry> _changed = [];

    /// <summary>The time between two check-ins.</summary>
    public TimeSpan CheckInInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many the server knows.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return sensors.Count - _changed.Values.Count(entry => entry.IsGone);
        }
    }

    /// <summary>How many of them are in a group.</summary>
    public int CountIn(int group)
    {
        lock (_gate)
            return Enumerable.Range(0, sensors.Count).Count(index => EntryOf(index) is { IsGone: false } entry && entry.Sensor.GroupId == group);
    }

    /// <summary>A sensor as the server knows it at a time; null when there is none, or none any more.</summary>
    public Sensor? Find(int id, DateTime now)
    {
        lock (_gate)
            return id >= 1 && id <= sensors.Count ? Look(id - 1, now) : null;
    }

    /// <summary>All sensors as the server knows them at a time.</summary>
    public IEnumerable<Sensor> List(DateTime now)
    {
        for (int id = 1; id <= sensors.Count; id++)
        {
            if (Find(id, now) is { } sensor)
                yield return sensor;
        }
    }

    /// <summary>Changes what the server holds of a sensor. The sensor learns of it when it checks in next.</summary>
    public void Change(int id, DateTime now, Func<Sensor, Sensor> change)
    {
        lock (_gate)
        {
            if (id >= 1 && id <= sensors.Count && Look(id - 1, now) is { } sensor)
                _changed[id - 1] = new Entry(change(sensor), now, IsGone: false);
        }
    }

    /// <summary>Puts the sensors of a group into another one. That is the server's own business: it asks nothing of them.</summary>
    public void MoveAll(int group, int target)
    {
        lock (_gate)
        {
            for (int index = 0; index < sensors.Count; index++)
            {
                Entry entry = EntryOf(index);
                if (entry.Sensor.GroupId == group)
                    _changed[index] = entry with { Sensor = entry.Sensor with { GroupId = target } };
            }
        }
    }

    /// <summary>Forgets a sensor, as an administrator's clean-up does.</summary>
    public void Remove(int id)
    {
        lock (_gate)
        {
            if (id >= 1 && id <= sensors.Count)
                _changed[id - 1] = new Entry(sensors[id - 1], null, IsGone: true);
        }
    }

    private Sensor? Look(int index, DateTime now)
    {
        Entry entry = EntryOf(index);
        if (entry.IsGone)
            return null;
        Sensor sensor = entry.Sensor with { CheckInInterval = CheckInInterval };
        if (!sensor.IsOnline || now <= sensor.LastCheckin)
            return sensor;
        DateTime last = sensor.LastCheckin + (CheckInInterval * Math.Floor((now - sensor.LastCheckin) / CheckInInterval));
        if (!(entry.AskedAt < last))
            return sensor with { LastCheckin = last };
        Sensor learned = sensor.CheckIn(last);
        _changed[index] = new Entry(learned, null, IsGone: false);
        return learned;
    }

    private Entry EntryOf(int index) => _changed.TryGetValue(index, out Entry known) ? known : new Entry(sensors[index], null, IsGone: false);

    /// <param name="Sensor">The record.</param>
    /// <param name="AskedAt">Since when something is asked of the sensor that it has not learned of; null when nothing is.</param>
    /// <param name="IsGone">Whether the server has forgotten it.</param>
    private readonly record struct Entry(Sensor Sensor, DateTime? AskedAt, bool IsGone);
}
