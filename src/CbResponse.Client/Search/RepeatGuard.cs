using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>
/// Sees rows that a page repeats from the page before it: results that grow at their beginning push rows down, and a server
/// that ignores the first row asked for sends the same page for ever. Remembers one page, or all of them where rows may turn up again anywhere.
/// </summary>
internal sealed class RepeatGuard<T>(IRowReader<T> reader, bool remembersAll)
{
    private HashSet<string> _previous = new(StringComparer.Ordinal);
    private HashSet<string> _current = new(StringComparer.Ordinal);
    private int _newRows;
    private int _pageRepeats;
    private int _repeatedPages;

    /// <summary>How many rows were left out because they had come already.</summary>
    public long Repeated { get; private set; }

    public void BeginPage()
    {
        if (remembersAll)
            _previous.UnionWith(_current);
        else if (_current.Count > 0)
            (_previous, _current) = (_current, _previous);
        _current.Clear();
        _newRows = 0;
        _pageRepeats = 0;
    }

    /// <summary>Takes out rows that the page before has brought, or any page.</summary>
    [MethodImpl(HotPath.Options)]
    public void RemoveRepeats(List<T> rows)
    {
        int kept = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            T row = rows[i];
            string? identity = reader.Identity(row);
            if (identity is not null)
            {
                _current.Add(identity);
                if (_previous.Contains(identity))
                    continue;
            }

            rows[kept++] = row;
        }

        _newRows += kept;
        _pageRepeats += rows.Count - kept;
        Repeated += rows.Count - kept;
        rows.RemoveRange(kept, rows.Count - kept);
    }

    /// <summary>One page of nothing but repeats can be a result that grew by a page; two in a row are a server that goes in circles.</summary>
    /// <exception cref="CbUnexpectedResponseException">The server repeats itself.</exception>
    public void EndPage(string route, long start)
    {
        _repeatedPages = _newRows == 0 && _pageRepeats > 0 ? _repeatedPages + 1 : 0;
        if (_repeatedPages >= 2)
        {
            throw new CbUnexpectedResponseException(
                $"The server sends the same rows again for row {start} and on: it does not page. The rows before are complete.", "results")
            {
                Route = route,
            };
        }
    }
}
