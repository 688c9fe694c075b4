namespace CbResponse;

/// <summary>Remembers one page, or all of them where rows may turn up again anywhere.</summary>
internal sealed class PageMemory<T>(bool remembersAll) : IRowMemory<T>
{
    private HashSet<string> _previous = new(StringComparer.Ordinal);
    private HashSet<string> _current = new(StringComparer.Ordinal);

    public bool ExpectsRepeats => false;

    public void BeginPage()
    {
        if (remembersAll)
            _previous.UnionWith(_current);
        else if (_current.Count > 0)
            (_previous, _current) = (_current, _previous);
        _current.Clear();
    }

    public bool IsRepeat(T row, string identity)
    {
        _current.Add(identity);
        return _previous.Contains(identity);
    }
}
