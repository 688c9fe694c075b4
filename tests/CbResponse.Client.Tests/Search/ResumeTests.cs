namespace CbResponse.Client.Tests;

public sealed class ResumeTests
{
    private static readonly SearchRange PagesOfTen = new() { PageSize = 10 };

    [Fact]
    public async Task What_is_behind_a_cut_is_asked_for_again_and_nothing_comes_twice()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 10), Search.Page(25, 0, 10))
            .On(Search.Request(10, 10), Cut(25, 10, rows: 4))
            .On(Search.Request(20, 10), Reply.Never())
            .On(Search.Request(14, 10), Search.Page(25, 14, 10))
            .On(Search.Request(24, 10), Search.Page(25, 24, 1));

        List<Process> rows = await Search.Run(session, PagesOfTen).ToListAsync();

        session.Server.AssertDone();
        Assert.Equal(Enumerable.Range(0, 25), Search.Numbers(rows));
        CbWarning warning = Assert.Single(session.Observer.Warnings);
        Assert.Equal(CbWarningKind.Resuming, warning.Kind);
        Assert.Contains("after row 14", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(10)]
    public async Task A_broken_connection_is_resumed_too(int rowsBefore)
    {
        using Session session = new();
        string body = Search.Body(10, Enumerable.Range(0, rowsBefore));
        session.Server.OnInfo()
            .On(Search.Request(0, 10), Reply.Body(ScriptedBody.ThatBreaks(body[..body.LastIndexOf(']')])))
            .On(Search.Request(rowsBefore, 10), Search.Page(10, rowsBefore, 10 - rowsBefore));

        List<Process> rows = await Search.Run(session, PagesOfTen).ToListAsync();

        session.Server.AssertDone();
        Assert.Equal(Enumerable.Range(0, 10), Search.Numbers(rows));
    }

    [Fact]
    public async Task A_page_that_never_comes_whole_is_given_up()
    {
        using Session session = new(Session.Options(retries: 2));
        session.Server.OnInfo()
            .On(Search.Request(0, 10), Cut(10, 0, rows: 4))
            .On(Search.Request(4, 10), Cut(10, 4, rows: 0))
            .On(Search.Request(4, 10), Cut(10, 4, rows: 0));

        (List<Process> rows, Exception? failure) = await Reading.UntilFailureAsync(Search.Run(session, PagesOfTen));

        session.Server.AssertDone();
        Assert.Equal(4, rows.Count);
        CbUnexpectedResponseException error = Assert.IsType<CbUnexpectedResponseException>(failure);
        Assert.True(error.IsCutShort);
        Assert.Equal("The server's answer ends before it is complete. 4 rows came out before.", error.Message);
        Assert.Equal([250, 500], session.Clock.Delays.Select(delay => delay.TotalMilliseconds));
    }

    [Fact]
    public async Task Progress_begins_the_count_of_tries_anew()
    {
        using Session session = new(Session.Options(retries: 1));
        session.Server.OnInfo();
        for (int row = 0; row < 5; row++)
            session.Server.On(Search.Request(row, 10), Cut(5, row, rows: 1));
        session.Server.On(Search.Request(5, 10), Search.Page(5, 5, 0));

        Assert.Equal(5, await Search.Run(session, PagesOfTen).CountAsync());

        session.Server.AssertDone();
        Assert.Equal(5, session.Observer.Warnings.Count(warning => warning.Kind == CbWarningKind.Resuming));
    }

    [Fact]
    public async Task A_resumed_search_keeps_its_limit()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 8), Cut(100, 0, rows: 5))
            .On(Search.Request(5, 3), Search.Page(100, 5, 3));

        List<Process> rows = await Search.Run(session, new SearchRange { PageSize = 10, First = 8 }).ToListAsync();

        session.Server.AssertDone();
        Assert.Equal(Enumerable.Range(0, 8), Search.Numbers(rows));
    }

    [Fact]
    public async Task A_cut_behind_the_last_wanted_row_does_not_matter()
    {
        using Session session = new();
        session.Server.OnInfo().On(Search.Request(0, 5), Cut(100, 0, rows: 5));

        Assert.Equal(5, await Search.Run(session, new SearchRange { PageSize = 10, First = 5 }).CountAsync());

        session.Server.AssertDone();
        Assert.Empty(session.Observer.Warnings);
    }

    [Fact]
    public async Task Json_that_is_broken_and_not_cut_is_not_asked_for_again()
    {
        using Session session = new();
        session.Server.OnInfo().On(Search.Request(0, 10), Reply.Json("""{"results": [}"""));

        (List<Process> _, Exception? failure) = await Reading.UntilFailureAsync(Search.Run(session, PagesOfTen));

        session.Server.AssertDone();
        Assert.False(Assert.IsType<CbUnexpectedResponseException>(failure).IsCutShort);
    }

    private static Reply Cut(long total, int from, int rows)
    {
        string body = Search.Body(total, Enumerable.Range(from, rows + 1));
        string last = Search.Row(from + rows);
        return Reply.Json(body[..(body.IndexOf(last, StringComparison.Ordinal) + (last.Length / 2))]);
    }
}
