using System.Net;

namespace CbResponse.Client.Tests;

/// <summary>The next page is in flight while this one is consumed; proved by what the server has been asked, not by time.</summary>
public sealed class PrefetchTests
{
    private static readonly SearchRange PagesOfTen = new() { PageSize = 10 };

    [Fact]
    public async Task The_second_page_is_asked_for_while_the_first_is_consumed()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 10), Search.Page(20, 0, 10))
            .On(Search.Request(10, 10), Search.Page(20, 10, 10));
        await using IAsyncEnumerator<Process> rows = Search.Run(session, PagesOfTen).GetAsyncEnumerator();

        Assert.True(await rows.MoveNextAsync());
        await session.Server.AskedAsync(3);

        Assert.Equal(0, rows.Current.SegmentId);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task The_page_after_the_next_is_asked_for_while_the_next_arrives()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 10), Search.Page(30, 0, 10))
            .On(Search.Request(10, 10), Reply.Body(ScriptedBody.ThatStalls("""{"results": [""" + Search.Row(10))))
            .On(Search.Request(20, 10), Search.Page(30, 20, 10));
        await using IAsyncEnumerator<Process> rows = Search.Run(session, PagesOfTen).GetAsyncEnumerator();

        for (int i = 0; i <= 10; i++)
            Assert.True(await rows.MoveNextAsync());
        await session.Server.AskedAsync(4);

        Assert.Equal(10, rows.Current.SegmentId);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Rows_come_out_before_their_page_is_complete()
    {
        using Session session = new();
        session.Server.OnInfo().On(Search.Request(0, 10), Reply.Body(ScriptedBody.ThatStalls($$"""{"results": [{{Search.Row(0)}}, {{Search.Row(1)}}""")));
        await using IAsyncEnumerator<Process> rows = Search.Run(session, PagesOfTen).GetAsyncEnumerator();

        Assert.True(await rows.MoveNextAsync());
        Assert.True(await rows.MoveNextAsync());

        Assert.Equal(1, rows.Current.SegmentId);
    }

    [Fact]
    public async Task Leaving_early_ends_the_page_that_arrives_and_the_one_asked_for()
    {
        using Session session = new();
        ScriptedBody second = ScriptedBody.ThatStalls("""{"results": [""" + Search.Row(10));
        session.Server.OnInfo()
            .On(Search.Request(0, 10), Search.Page(30, 0, 10))
            .On(Search.Request(10, 10), Reply.Body(second))
            .On(Search.Request(20, 10), Reply.Never());

        await foreach (Process row in Search.Run(session, PagesOfTen))
        {
            if (row.SegmentId == 10)
            {
                await session.Server.AskedAsync(4);
                break;
            }
        }

        session.Server.AssertDone();
        await second.Closed;
        Assert.Equal("cancelled", session.Observer.Requests[^1].Failure ?? session.Observer.Requests[^2].Failure);
        Assert.Equal(0, session.Clock.RunningTimers);
    }

    [Fact]
    public async Task Cancelling_ends_the_search_in_the_middle_of_a_page()
    {
        using Session session = new();
        ScriptedBody body = ScriptedBody.ThatStalls("""{"results": [""" + Search.Row(0));
        session.Server.OnInfo().On(Search.Request(0, 10), Reply.Body(body));
        using CancellationTokenSource cancel = new();
        List<Process> rows = [];

        Task reading = Task.Run(async () =>
        {
            await foreach (Process row in Search.Run(session, PagesOfTen, cancel.Token))
                rows.Add(row);
        });
        await body.FellSilent;
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        await body.Closed;
        Assert.InRange(rows.Count, 0, 1);
    }

    [Fact]
    public async Task A_search_cancelled_before_it_begins_asks_for_nothing()
    {
        using Session session = new();
        using CancellationTokenSource cancel = new();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Search.Run(session, PagesOfTen, cancel.Token).ToListAsync(TestContext.Current.CancellationToken).AsTask());

        Assert.Empty(session.Server.Requests);
    }

    [Fact]
    public async Task A_page_asked_for_in_vain_does_not_hold_up_the_end()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 10), Search.Page(30, 0, 10))
            .On(Search.Request(10, 10), Search.Page(18, 10, 8))
            .On(Search.Request(20, 10), Reply.Never());

        Assert.Equal(18, await Search.Run(session, PagesOfTen).CountAsync());

        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_page_asked_for_in_vain_does_not_hold_up_the_right_one()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 10), Search.Page(25, 0, 10))
            .On(Search.Request(10, 10), Search.Page(25, 10, 8))
            .On(Search.Request(20, 10), Reply.Never())
            .On(Search.Request(18, 10), Search.Page(25, 18, 7));

        Assert.Equal(25, await Search.Run(session, PagesOfTen).CountAsync());

        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_page_asked_for_in_vain_may_fail()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 10), Search.Page(25, 0, 10))
            .On(Search.Request(10, 10), Search.Page(25, 10, 8))
            .On(Search.Request(20, 10), Reply.Text(HttpStatusCode.InternalServerError, "too deep"))
            .On(Search.Request(18, 10), Search.Page(25, 18, 7));

        Assert.Equal(25, await Search.Run(session, PagesOfTen).CountAsync());

        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_failure_is_told_at_once_and_not_after_the_page_asked_for_in_advance()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 10), Search.Page(30, 0, 10))
            .On(Search.Request(10, 10), Reply.Json("""{"results": [5]}"""))
            .On(Search.Request(20, 10), Reply.Never());

        (List<Process> rows, Exception? failure) = await Reading.UntilFailureAsync(Search.Run(session, PagesOfTen));

        Assert.Equal(10, rows.Count);
        Assert.Equal("results[0]", Assert.IsType<CbUnexpectedResponseException>(failure).Path);
    }

    [Fact]
    public async Task A_search_that_has_all_it_wants_asks_for_nothing_more()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 10), Search.Page(1_000, 0, 10))
            .On(Search.Request(10, 5), Search.Page(1_000, 10, 5));

        Assert.Equal(15, await Search.Run(session, new SearchRange { PageSize = 10, First = 15 }).CountAsync());

        session.Server.AssertDone();
    }
}
