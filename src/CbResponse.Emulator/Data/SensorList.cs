using System.Collections;
using System.Collections.Concurrent;

namespace CbResponse.Emulator;

/// <summary>The sensors, numbered from 1 without gaps: as the scenario has them, but for those that requests have changed.</summary>
internal sealed class SensorList(IReadOnlyList<Sensor> sensors) : IReadOnlyList<Sensor>
{
    private readonly ConcurrentDictionary<int, Sensor> _changed = [];

    public int Count => sensors.Count;

    public Sensor this[int index] => _changed.TryGetValue(index + 1, out Sensor? changed) ? changed : sensors[index];

    /// <summary>Puts what comes of a sensor in its place.</summary>
    public void Change(int id, Func<Sensor, Sensor> change)
        => _changed.AddOrUpdate(id, number => change(sensors[number - 1]), (_, sensor) => change(sensor));

    public IEnumerator<Sensor> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
