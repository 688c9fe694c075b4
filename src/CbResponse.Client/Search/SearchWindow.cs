namespace CbResponse;

/// <summary>
/// Reads a result whose rows leave it meanwhile, as alerts leave a search for open ones while they are closed. All behind them move up, and
/// a page that begins where the one before ended passes over as many. So, once a result is seen to shrink, rows are no longer asked for by
/// their number but by their place in the order: from the last row before the page that was too far on. Remembers the rows of two pages,
/// and those that share the place of the last one.
/// </summary>
internal sealed class SearchWindow<T>(WindowPlan<T> plan) : IRowMemory<T>
{
    private readonly Dictionary<string, long> _previous = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _current = new(StringComparer.Ordinal);
    private long? _beforePage;
    private long? _last;
    private long _edge;
    private long _total;

    /// <summary>Whether rows are asked for by their place.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether the rows come in the order that was asked for. Otherwise their place says nothing.</summary>
    public bool IsOrdered { get; private set; } = true;

    /// <summary>Which row of the window is asked for next: not the first one while whole pages stand at its edge.</summary>
    public long Start { get; private set; }

    public bool ExpectsRepeats => IsOpen;

    public void BeginPage()
    {
        _beforePage = _last ?? _beforePage;
        if ((IsOpen ? _edge : _beforePage) is { } edge)
        {
            foreach (string passed in _previous.Where(row => plan.IsBefore(row.Value, edge)).Select(row => row.Key).ToArray())
                _previous.Remove(passed);
        }

        foreach (KeyValuePair<string, long> row in _current)
            _previous[row.Key] = row.Value;
        _current.Clear();
        _last = null;
    }

    public bool IsRepeat(T row, string identity)
    {
        long? key = plan.Key(row);
        IsOrdered &= key is { } place && !(_last is { } last && plan.IsBefore(place, last)) && !(IsOpen && plan.IsBefore(place, _edge));
        _last = key ?? _last;
        _current[identity] = key ?? _edge;
        return _previous.ContainsKey(identity);
    }

    /// <summary>The result has shrunk since the page before: from here on the rows are asked for by their place. False when that is not possible.</summary>
    public bool TryOpen()
    {
        if (!IsOrdered || _beforePage is not { } edge)
            return false;
        _edge = edge;
        IsOpen = true;
        return true;
    }

    /// <summary>The request for the next rows.</summary>
    public ApiRequest MakeRequest(int rows) => plan.MakeRequest(_edge, Start, rows);

    /// <summary>Ends a page of the window. False when it was the last one.</summary>
    /// <param name="rows">How many rows it brought, repeats among them.</param>
    /// <param name="asked">How many were asked for.</param>
    /// <param name="total">How many the window held.</param>
    public bool EndPage(int rows, int asked, long total)
    {
        bool hasShrunk = Start > 0 && total < _total;
        _total = total;
        if (!IsOrdered)
            return false;
        if (hasShrunk)
        {
            Start = 0;
            return true;
        }

        long end = Start + rows;
        bool hasMore = rows > 0 && (end < total || (end > total && rows >= asked));
        bool hasMoved = _last is { } last && last != _edge;
        _edge = hasMoved ? _last!.Value : _edge;
        Start = hasMoved ? 0 : end;
        return hasMore;
    }
}
