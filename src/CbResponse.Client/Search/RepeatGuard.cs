using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>
/// Sees rows that a page repeats from pages before it: results that grow at their beginning push rows down, and a server
/// that ignores the first row asked for sends the same page for ever.
/// </summary>
internal sealed class RepeatGuard<T>
{
    private readonly IRowReader<T> _reader;
    private readonly IRowMemory<T> _memory;
    private int _newRows;
    private int _pageRepeats;
    private int _repeatedPages;

    public RepeatGuard(SearchPlan<T> plan)
    {
        _reader = plan.Rows;
        Window = plan.Window is { } window ? new SearchWindow<T>(window) : null;
        _memory = Window ?? (IRowMemory<T>)new PageMemory<T>(plan.RemembersAllRows);
    }

    /// <summary>How to go on when the result shrinks; null when that is not known.</summary>
    public SearchWindow<T>? Window { get; }

    /// <summary>How many rows were left out because they had come already.</summary>
    public long Repeated { get; private set; }

    public void BeginPage()
    {
        _memory.BeginPage();
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
            if (_reader.Identity(row) is { } identity && _memory.IsRepeat(row, identity))
                continue;
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
        _repeatedPages = _newRows == 0 && _pageRepeats > 0 && !_memory.ExpectsRepeats ? _repeatedPages + 1 : 0;
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
