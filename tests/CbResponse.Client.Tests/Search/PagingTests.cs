using System.Net;

namespace CbResponse.Client.Tests;

public sealed class PagingTests
{
    [Fact]
    public async Task Pages_follow_one_another_a_small_one_first()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 100), Search.Page(1_250, 0, 100))
            .On(Search.Request(100, 1000), Search.Page(1_250, 100, 1000))
            .On(Search.Request(1_100, 1000), Search.Page(1_250, 1_100, 150));

        List<Process> rows = await Search.Run(session).ToListAsync();

        session.Server.AssertDone();
        Assert.Equal(Enumerable.Range(0, 1_250), Search.Numbers(rows));
        Assert.Empty(session.Observer.Warnings);
        Assert.Equal((1_250, 1_250), session.Observer.Progress[^1]);
    }

    [Fact]
    public async Task A_result_that_fits_one_page_takes_one_request()
    {
        using Session session = new();
        session.Server.OnInfo().On(Search.Request(0, 100), Search.Page(100, 0, 100));

        Assert.Equal(100, await Search.Run(session).CountAsync());

        session.Server.AssertDone();
        Assert.Empty(session.Observer.Warnings);
    }

    [Fact]
    public async Task A_result_without_rows_is_empty_and_no_error()
    {
        using Session session = new();
        session.Server.OnInfo().On(Search.Request(0, 100), Search.Page(0, 0, 0));

        Assert.Empty(await Search.Run(session).ToListAsync());

        session.Server.AssertDone();
        Assert.Empty(session.Observer.Warnings);
    }

    [Fact]
    public async Task The_servers_own_limit_bounds_the_pages()
    {
        using Session session = new();
        session.Server.OnInfo(maxRows: 40)
            .On(Search.Request(0, 40), Search.Page(60, 0, 40))
            .On(Search.Request(40, 40), Search.Page(60, 40, 20));

        Assert.Equal(60, await Search.Run(session).CountAsync());

        session.Server.AssertDone();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100_000)]
    public async Task A_limit_that_is_none_or_beyond_reason_is_not_taken(int maxRows)
    {
        using Session session = new();
        session.Server.OnInfo(maxRows: maxRows)
            .On(Search.Request(0, 100), Search.Page(101, 0, 100))
            .On(Search.Request(100, 1000), Search.Page(101, 100, 1));

        Assert.Equal(101, await Search.Run(session).CountAsync());

        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_server_that_sends_fewer_rows_than_asked_for_is_followed_row_by_row()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 100), Search.Page(170, 0, 50))
            .On(Search.Request(50, 1000), Search.Page(170, 50, 50))
            .On(Search.Request(100, 1000), Search.Page(170, 100, 50))
            .On(Search.Request(150, 1000), Search.Page(170, 150, 20));

        List<Process> rows = await Search.Run(session).ToListAsync();

        session.Server.AssertDone();
        Assert.Equal(Enumerable.Range(0, 170), Search.Numbers(rows));
        Assert.Empty(session.Observer.Warnings);
    }

    [Fact]
    public async Task A_page_that_is_shorter_than_the_one_before_it_loses_no_row()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 50), Search.Page(120, 0, 50))
            .On(Search.Request(50, 50), Search.Page(120, 50, 30))
            .On(Search.Request(100, 50), Search.Page(120, 100, 20))
            .On(Search.Request(80, 50), Search.Page(120, 80, 40))
            .On(Search.Request(110, 50), Reply.Never());

        List<Process> rows = await Search.Run(session, new SearchRange { PageSize = 50 }).ToListAsync();

        session.Server.AssertDone();
        Assert.Equal(Enumerable.Range(0, 120), Search.Numbers(rows));
    }

    [Fact]
    public async Task Skip_first_and_page_size_are_kept()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(5, 10), Search.Page(1_000, 5, 10))
            .On(Search.Request(15, 10), Search.Page(1_000, 15, 10))
            .On(Search.Request(25, 3), Search.Page(1_000, 25, 3));

        List<Process> rows = await Search.Run(session, new SearchRange { Skip = 5, First = 23, PageSize = 10 }).ToListAsync();

        session.Server.AssertDone();
        Assert.Equal(Enumerable.Range(5, 23), Search.Numbers(rows));
        Assert.Empty(session.Observer.Warnings);
        Assert.Equal((23, 23), session.Observer.Progress[^1]);
    }

    [Fact]
    public async Task A_server_that_sends_more_than_asked_for_gives_no_more_than_wanted()
    {
        using Session session = new();
        session.Server.OnInfo().On(Search.Request(0, 5), Search.Page(50, 0, 50));

        List<Process> rows = await Search.Run(session, new SearchRange { First = 5 }).ToListAsync();

        session.Server.AssertDone();
        Assert.Equal(Enumerable.Range(0, 5), Search.Numbers(rows));
    }

    [Fact]
    public async Task The_first_none_asks_for_no_rows()
    {
        using Session session = new();
        session.Server.OnInfo();

        Assert.Empty(await Search.Run(session, new SearchRange { First = 0 }).ToListAsync());

        session.Server.AssertDone();
    }

    [Fact]
    public void A_range_that_makes_no_sense_is_the_callers_mistake()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SearchRange { Skip = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SearchRange { First = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SearchRange { PageSize = 0 });
    }

    [Fact]
    public async Task An_empty_page_before_the_announced_total_ends_the_result_and_is_told()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 100), Search.Page(5_000, 0, 100))
            .On(Search.Request(100, 1000), Search.Page(5_000, 0, 0))
            .On(Search.Request(1_100, 1000), Search.Page(5_000, 0, 0));

        Assert.Equal(100, await Search.Run(session).CountAsync());

        CbWarning warning = Assert.Single(session.Observer.Warnings);
        Assert.Equal(CbWarningKind.FewerThanAnnounced, warning.Kind);
        Assert.Contains("announced 5,000 rows and sent 100", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_total_that_is_too_low_does_not_hide_rows()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 50), Search.Page(20, 0, 50))
            .On(Search.Request(50, 50), Search.Page(20, 50, 50))
            .On(Search.Request(100, 50), Search.Page(20, 100, 7));

        Assert.Equal(107, await Search.Run(session, new SearchRange { PageSize = 50 }).CountAsync());

        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_server_that_ignores_the_first_row_asked_for_is_found_out()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 10), Search.Page(1_000, 0, 10))
            .On(Search.Request(10, 10), Search.Page(1_000, 0, 10))
            .On(Search.Request(20, 10), Search.Page(1_000, 0, 10))
            .On(Search.Request(30, 10), Search.Page(1_000, 0, 10));

        (List<Process> rows, Exception? failure) = await Reading.UntilFailureAsync(Search.Run(session, new SearchRange { PageSize = 10 }));

        Assert.Equal(Enumerable.Range(0, 10), Search.Numbers(rows));
        CbUnexpectedResponseException error = Assert.IsType<CbUnexpectedResponseException>(failure);
        Assert.Contains("does not page", error.Message, StringComparison.Ordinal);
        Assert.Equal(("results", "GET /api/v1/process"), (error.Path, error.Route!));
    }

    [Fact]
    public async Task Rows_that_slide_onto_the_next_page_come_once_and_are_told()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 10), Search.Page(20, 0, 10))
            .On(Search.Request(10, 10), Search.Page(23, 7, 10))
            .On(Search.Request(20, 10), Search.Page(23, 17, 3));

        List<Process> rows = await Search.Run(session, new SearchRange { PageSize = 10 }).ToListAsync();

        session.Server.AssertDone();
        Assert.Equal(Enumerable.Range(0, 20), Search.Numbers(rows));
        CbWarning warning = Assert.Single(session.Observer.Warnings);
        Assert.Equal(CbWarningKind.ChangedWhileReading, warning.Kind);
        Assert.Contains("20 rows at first and 23 at the end, and 3 rows came twice", warning.Message, StringComparison.Ordinal);
        Assert.Contains("'start asc'", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_nothing_but_rows_that_slid_is_passed_over()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 10), Search.Page(30, 0, 10))
            .On(Search.Request(10, 10), Search.Page(40, 0, 10))
            .On(Search.Request(20, 10), Search.Page(40, 10, 10))
            .On(Search.Request(30, 10), Search.Page(40, 20, 10));

        List<Process> rows = await Search.Run(session, new SearchRange { PageSize = 10 }).ToListAsync();

        session.Server.AssertDone();
        Assert.Equal(Enumerable.Range(0, 30), Search.Numbers(rows));
    }

    [Fact]
    public async Task Rows_without_an_identity_all_come()
    {
        using Session session = new();
        const string page = """{"results": [{"hostname": "a"}, {"hostname": "a"}], "total_results": 4}""";
        session.Server.OnInfo().On(Search.Request(0, 2), Reply.Json(page)).On(Search.Request(2, 2), Reply.Json(page));

        Assert.Equal(4, await Search.Run(session, new SearchRange { PageSize = 2 }).CountAsync());

        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_result_that_grows_is_read_to_its_new_end()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 10), Search.Page(10 + 5, 0, 10))
            .On(Search.Request(10, 10), Search.Page(10 + 15, 10, 10))
            .On(Search.Request(20, 10), Search.Page(10 + 15, 20, 5));

        Assert.Equal(25, await Search.Run(session, new SearchRange { PageSize = 10 }).CountAsync());

        session.Server.AssertDone();
        Assert.Empty(session.Observer.Warnings);
    }

    [Fact]
    public async Task A_result_that_shrinks_ends_at_its_new_end_and_is_told()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 10), Search.Page(25, 0, 10))
            .On(Search.Request(10, 10), Search.Page(20, 10, 10))
            .On(Search.Request(20, 10), Search.Page(20, 0, 0));

        Assert.Equal(20, await Search.Run(session, new SearchRange { PageSize = 10 }).CountAsync());

        Assert.Equal(CbWarningKind.ChangedWhileReading, Assert.Single(session.Observer.Warnings).Kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(10L)]
    public async Task An_incomplete_result_is_told_once(long? first)
    {
        using Session session = new();
        session.Server.OnInfo().On(Search.Request(0, 10), Reply.Json(Search.Body(12, Enumerable.Range(0, 10), ", \"incomplete_results\": true")));
        if (first is null)
            session.Server.On(Search.Request(10, 10), Reply.Json(Search.Body(12, Enumerable.Range(10, 2), ", \"incomplete_results\": true")));

        Assert.Equal(first ?? 12, await Search.Run(session, new SearchRange { PageSize = 10, First = first }).CountAsync());

        session.Server.AssertDone();
        CbWarning warning = Assert.Single(session.Observer.Warnings);
        Assert.Equal(CbWarningKind.Incomplete, warning.Kind);
        Assert.Contains("only a part", warning.Message, StringComparison.Ordinal);
        Assert.Equal(warning.Message, warning.ToString());
    }

    [Fact]
    public async Task A_page_that_fails_is_an_error_behind_the_rows_before_it()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 100), Search.Page(500, 0, 100))
            .On(Search.Request(100, 1000), Reply.Text(HttpStatusCode.InternalServerError, "Unhandled exception."));

        (List<Process> rows, Exception? failure) = await Reading.UntilFailureAsync(Search.Run(session));

        session.Server.AssertDone();
        Assert.Equal(100, rows.Count);
        Assert.Equal(500, Assert.IsType<CbServerException>(failure).StatusCode);
    }

    [Fact]
    public async Task A_page_that_fails_for_a_while_is_asked_for_again()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Search.Request(0, 100), Search.Page(150, 0, 100))
            .On(Search.Request(100, 1000), Reply.Empty(HttpStatusCode.GatewayTimeout))
            .On(Search.Request(100, 1000), Search.Page(150, 100, 50));

        Assert.Equal(150, await Search.Run(session).CountAsync());

        session.Server.AssertDone();
        Assert.Equal(CbWarningKind.Retrying, Assert.Single(session.Observer.Warnings).Kind);
    }
}
