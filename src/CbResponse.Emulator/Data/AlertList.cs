namespace CbResponse.Emulator;

/// <summary>The alerts of a scenario, and what requests made of them. Searches find a change once the index has it.</summary>
internal sealed class AlertList(IReadOnlyList<Alert> alerts)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, AlertEdit> _edits = [];
    private Dictionary<Guid, Alert>? _known;
    private IReadOnlyList<Alert>? _found;
    private DateTime _foundFrom;
    private DateTime _foundUntil;

    public int Count => alerts.Count;

    /// <summary>The alerts as searches find them; the same list as long as nothing changes.</summary>
    public IReadOnlyList<Alert> At(DateTime now)
    {
        lock (_gate)
        {
            if (_edits.Count == 0)
                return alerts;
            if (_found is null || now < _foundFrom || now >= _foundUntil)
            {
                _found = [.. alerts.Select(alert => _edits.TryGetValue(alert.Id, out AlertEdit? edit) ? edit.At(now) : alert)];
                _foundFrom = _edits.Values.Select(edit => edit.FoundFrom).Where(time => time <= now).DefaultIfEmpty(DateTime.MinValue).Max();
                _foundUntil = _edits.Values.Select(edit => edit.FoundFrom).Where(time => time > now).DefaultIfEmpty(DateTime.MaxValue).Min();
            }

            return _found;
        }
    }

    /// <summary>Changes alerts. Identifiers that no alert has are passed over.</summary>
    /// <param name="ids">Which.</param>
    /// <param name="change">What becomes of each.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="delay">How long the index takes.</param>
    /// <returns>The alerts as they are then.</returns>
    public IReadOnlyList<Alert> Change(IEnumerable<Guid> ids, Func<Alert, Alert> change, DateTime now, TimeSpan delay)
    {
        lock (_gate)
        {
            _known ??= alerts.ToDictionary(alert => alert.Id);
            _found = null;
            List<Alert> changed = [];
            foreach (Guid id in ids)
            {
                if (!_known.TryGetValue(id, out Alert? alert))
                    continue;
                AlertEdit? earlier = _edits.GetValueOrDefault(id);
                AlertEdit edit = new(earlier?.At(now) ?? alert, change(earlier?.After ?? alert), now + delay);
                _edits[id] = edit;
                changed.Add(edit.After);
            }

            return changed;
        }
    }
}
