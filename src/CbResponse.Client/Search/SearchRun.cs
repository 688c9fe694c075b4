using System.Globalization;

namespace CbResponse;

/// <summary>One reading of a search result: walks the pages, watches for what a server may do to them, and feeds a queue.</summary>
internal sealed class SearchRun<T>(ServerConnection connection, SearchPlan<T> plan, ICallObserver? observer, BatchQueue<T> queue)
{
    private readonly SearchProgress _progress = new();
    private readonly RepeatGuard<T> _repeats = new(plan);
    private long _start = plan.Range.Skip;
    private long? _remaining = plan.Range.First;
    private int _expectedRows;
    private int _resumes;
    private bool _toldIncomplete;

    /// <summary>The part of the result that is still to come, once it has shrunk; null before.</summary>
    private SearchWindow<T>? Window => _repeats.Window is { IsOpen: true } window ? window : null;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        OpenPage? page = null;
        PageAhead? ahead = null;
        try
        {
            page = await OpenAsync(_start, plan.PageRows(isFirst: true, _remaining), cancellationToken).ConfigureAwait(false);
            while (true)
            {
                ahead = AskAhead(page, cancellationToken);
                bool more = await ReadAsync(page, cancellationToken).ConfigureAwait(false);
                page.Dispose();
                page = null;
                if (!more)
                    break;
                (PageAhead? asked, ahead) = (ahead, null);
                page = await NextAsync(asked, cancellationToken).ConfigureAwait(false);
            }

            Conclude();
        }
        finally
        {
            page?.Dispose();
            if (ahead is not null)
                await ahead.GiveUpAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Asks for the next page already, when it is known that there is one and where it begins.</summary>
    private PageAhead? AskAhead(OpenPage page, CancellationToken cancellationToken)
    {
        if (Window is not null || _progress.Total is not { } total || _expectedRows < 1)
            return null;
        int expected = Math.Min(page.Rows, _expectedRows);
        long start = page.Start + expected;
        long? remaining = _remaining - expected;
        if (start >= total || remaining <= 0)
            return null;
        int rows = plan.PageRows(isFirst: false, remaining);
        return new PageAhead(start, stop => OpenAsync(start, rows, stop), cancellationToken);
    }

    /// <summary>The page that was asked for in advance, when the page before it brought as many rows as was expected.</summary>
    private async Task<OpenPage> NextAsync(PageAhead? ahead, CancellationToken cancellationToken)
    {
        if (ahead?.Start == _start && Window is null)
            return await ahead.TakeAsync().ConfigureAwait(false);
        if (ahead is not null)
            await ahead.GiveUpAsync().ConfigureAwait(false);
        return await OpenAsync(_start, plan.PageRows(isFirst: false, _remaining), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads one page into the queue. False when the result is at its end.</summary>
    private async Task<bool> ReadAsync(OpenPage page, CancellationToken cancellationToken)
    {
        using BodyReader body = new(page.Body, page.Request.Route);
        SearchAnswerReader<T> answer = new(body, plan.Rows, SearchContents.Rows, page.Request.Route, connection.Options.Token);
        _repeats.BeginPage();
        try
        {
            while (_remaining is null or > 0)
            {
                List<T> rows = await answer.ReadRowsAsync(SearchPager<T>.BatchRows, cancellationToken).ConfigureAwait(false);
                if (rows.Count == 0)
                    break;
                await DeliverAsync(rows, cancellationToken).ConfigureAwait(false);
            }

            if (!answer.IsAtEnd && answer.RowCount <= page.Rows)
                await ReadEndAsync(answer, cancellationToken).ConfigureAwait(false);
        }
        catch (CbUnexpectedResponseException e) when (e.IsCutShort)
        {
            await ResumeAsync(answer.RowCount, e, cancellationToken).ConfigureAwait(false);
            return true;
        }

        _resumes = 0;
        return EndPage(page, answer);
    }

    /// <summary>
    /// All wanted rows are here; behind them the server may say that its result is incomplete. That the end is broken does not
    /// matter any more.
    /// </summary>
    private static async Task ReadEndAsync(SearchAnswerReader<T> answer, CancellationToken cancellationToken)
    {
        try
        {
            await answer.ReadRowsAsync(1, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is CbUnexpectedResponseException or CbTimeoutException)
        {
            // The rows are complete.
        }
    }

    private async Task DeliverAsync(List<T> rows, CancellationToken cancellationToken)
    {
        _repeats.RemoveRepeats(rows);
        if (_remaining is { } remaining)
        {
            if (rows.Count > remaining)
                rows.RemoveRange((int)remaining, rows.Count - (int)remaining);
            _remaining = remaining - rows.Count;
        }

        _progress.Delivered += rows.Count;
        if (rows.Count > 0)
            await queue.AddAsync(rows, cancellationToken).ConfigureAwait(false);
        MemoryPace.Keep();
        observer?.OnProgress(_progress.Delivered, Wanted());
    }

    private bool EndPage(OpenPage page, SearchAnswerReader<T> answer)
    {
        int rows = answer.RowCount;
        if (!_toldIncomplete && FindGap(answer.Page) is { } gap)
        {
            _toldIncomplete = true;
            observer?.OnWarning(new CbWarning(CbWarningKind.Incomplete, gap));
        }

        _repeats.EndPage(page.Request.Route, page.Start);
        _expectedRows = rows < page.Rows ? rows : plan.Range.PageSize ?? plan.LargestPage;
        bool wantsMore = _remaining is null or > 0;
        if (Window is { } window)
            return wantsMore && window.EndPage(rows, page.Rows, answer.Page.TotalResults);
        _start += rows;
        if (answer.IsAtEnd)
            _progress.SawTotal(answer.Page.TotalResults);
        _progress.IsRead = wantsMore;
        if (wantsMore && _progress.HasJustShrunk && _repeats.Window?.TryOpen() == true)
            return true;

        // A total that is too low is no end while pages come full: it is an estimate on servers with several shards.
        bool mayHaveMore = _start < _progress.Total || (_start > _progress.Total && rows >= page.Rows);
        return wantsMore && rows > 0 && mayHaveMore;
    }

    private string? FindGap(SearchPage page) => page.IsIncomplete
        ? "The server ran out of time and sent only a part of what matches. Narrow the search, by time for example, and run it again."
        : plan.FindGap?.Invoke(page);

    /// <summary>The connection broke inside the page: the rows that came are good, and the rest is asked for again.</summary>
    private async Task ResumeAsync(int rows, CbUnexpectedResponseException failure, CancellationToken cancellationToken)
    {
        _start += Window is null ? rows : 0;
        _resumes = rows > 0 && Window is null ? 1 : _resumes + 1;
        if (_resumes > connection.Options.MaximumRetryCount)
        {
            string came = string.Format(CultureInfo.InvariantCulture, " {0:N0} rows came out before.", _progress.Delivered);
            throw new CbUnexpectedResponseException(failure.Message + came, failure.Path, isCutShort: true, inner: failure) { Route = failure.Route };
        }

        _expectedRows = 0;
        observer?.OnWarning(new CbWarning(
            CbWarningKind.Resuming,
            string.Format(CultureInfo.InvariantCulture, "The connection broke after row {0:N0}; the rest is asked for again.", _start)));
        await connection.Clock.DelayAsync(TimeSpan.FromMilliseconds(250 * _resumes), cancellationToken).ConfigureAwait(false);
    }

    private void Conclude()
    {
        if (Window is not { IsOrdered: true } && _progress.Describe(_repeats.Repeated, _start, plan.AdviceOnChange) is { } warning)
            observer?.OnWarning(warning);
    }

    private long Wanted()
    {
        long total = Math.Max(_progress.Total ?? plan.Range.First ?? 0, _progress.Delivered);
        return plan.Range.First < total ? plan.Range.First.Value : total;
    }

    private Task<OpenPage> OpenAsync(long start, int rows, CancellationToken cancellationToken)
        => OpenPage.SendAsync(connection, Window?.MakeRequest(rows) ?? plan.MakeRequest(start, rows), start, rows, observer, cancellationToken);
}
