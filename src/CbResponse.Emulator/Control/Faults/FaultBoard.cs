namespace CbResponse.Emulator;

/// <summary>The faults that are set, oldest first.</summary>
internal sealed class FaultBoard
{
    private readonly Lock _lock = new();
    private readonly List<SetFault> _faults = [];
    private int _lastId;

    public int Add(Fault fault)
    {
        lock (_lock)
        {
            _faults.Add(new SetFault(++_lastId, fault));
            return _lastId;
        }
    }

    public IReadOnlyList<SetFault> List()
    {
        lock (_lock)
            return [.. _faults];
    }

    /// <summary>The faults that strike this request. Each one counts it.</summary>
    public IReadOnlyList<SetFault> Take(string method, string path, string query)
    {
        lock (_lock)
        {
            List<SetFault> taken = [];
            foreach (SetFault fault in _faults)
            {
                if (!fault.Fault.Match.Matches(method, path, query))
                    continue;
                if (fault.SkipLeft > 0)
                {
                    fault.SkipLeft--;
                    continue;
                }

                if (fault.CountLeft is not null)
                    fault.CountLeft--;
                taken.Add(fault);
            }

            _faults.RemoveAll(fault => fault.CountLeft <= 0);
            return taken;
        }
    }

    public bool Remove(int id)
    {
        lock (_lock)
        {
            int index = _faults.FindIndex(fault => fault.Id == id);
            if (index < 0)
                return false;
            _faults[index].Remove();
            _faults.RemoveAt(index);
            return true;
        }
    }

    public void RemoveAll()
    {
        lock (_lock)
        {
            foreach (SetFault fault in _faults)
                fault.Remove();
            _faults.Clear();
        }
    }
}
