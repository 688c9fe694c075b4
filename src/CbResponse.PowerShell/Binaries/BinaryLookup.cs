namespace CbResponse.PowerShell;

/// <summary>Hashes that wait to be looked up at one server. Each is looked up once, however often it comes.</summary>
internal sealed class BinaryLookup
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private List<string> _waiting = [];

    /// <summary>How many wait.</summary>
    public int Count => _waiting.Count;

    /// <summary>Adds a hash. False when it has come before.</summary>
    public bool TryAdd(string md5)
    {
        if (!_seen.Add(md5))
            return false;
        _waiting.Add(md5);
        return true;
    }

    /// <summary>Those that wait, in their order. Nothing waits afterwards.</summary>
    public List<string> TakeAll()
    {
        List<string> all = _waiting;
        _waiting = [];
        return all;
    }
}
