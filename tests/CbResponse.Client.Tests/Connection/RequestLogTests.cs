using System.Net;

namespace CbResponse.Client.Tests;

public sealed class RequestLogTests
{
    [Fact]
    public async Task A_request_is_told_with_its_outcome_and_without_anything_secret()
    {
        using Session session = new();
        session.Server.On("GET /api/v1/thing?q=user-data", Reply.Json("""{"a": 12}"""));

        await session.Client.Raw.SendAsync("GET", "/api/v1/thing", [new("q", "user-data")], observer: session.Observer);

        RequestRecord record = Assert.Single(session.Observer.Requests);
        Assert.Equal(("GET", "/api/v1/thing", 200, 9L, 1), (record.Method, record.Path, record.StatusCode, record.Bytes, record.Attempt));
        Assert.Null(record.Failure);
        Assert.Matches(@"^GET /api/v1/thing: 200, 9 bytes, [\d,]+ ms$", record.ToString());
    }

    [Fact]
    public async Task A_page_of_a_search_tells_its_first_row()
    {
        using Session session = new();
        session.Server.OnInfo().On(
            "GET /api/v1/process?cb.urlver=1&q=&rows=100&start=30&sort=last_update%20desc",
            Reply.Json("""{"results": [], "total_results": 0}"""));

        await session.Client.Processes.SearchAsync(new ProcessSearch { Range = new SearchRange { Skip = 30 } }, session.Observer).ToListAsync();

        session.Server.AssertDone();
        Assert.Equal([null, 30], session.Observer.Requests.Select(record => record.FirstRow));
        Assert.StartsWith("GET /api/v1/process rows from 30: 200, ", session.Observer.Requests[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_told_in_place_of_a_status()
    {
        using Session session = new(Session.Options(retries: 0));
        session.Server.On("GET /api/info", Reply.Failure(new HttpRequestException(Session.Secret)));

        await Assert.ThrowsAsync<CbConnectionException>(() => session.Client.Server.GetInfoAsync(session.Observer));

        RequestRecord record = Assert.Single(session.Observer.Requests);
        Assert.Null(record.StatusCode);
        Assert.DoesNotContain(Session.Secret, record.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"^GET /api/info: HttpRequestException, [\d,]+ ms$", record.ToString());
    }

    [Fact]
    public async Task Every_try_is_told_once()
    {
        using Session session = new();
        session.Server
            .On("GET /api/info", Reply.Text(HttpStatusCode.BadGateway, "down"))
            .OnInfo();

        await session.Client.Server.GetInfoAsync(session.Observer);

        Assert.Equal(["502 1", "200 2"], session.Observer.Requests.Select(record => $"{record.StatusCode} {record.Attempt}"));
        Assert.EndsWith(", attempt 2", session.Observer.Requests[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_breaks_is_told_with_what_came()
    {
        using Session session = new();
        session.Server.On("GET /api/info", Reply.Body(ScriptedBody.ThatBreaks("12345")));

        await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.Server.GetInfoAsync(session.Observer));

        Assert.Equal(5, Assert.Single(session.Observer.Requests).Bytes);
    }
}
