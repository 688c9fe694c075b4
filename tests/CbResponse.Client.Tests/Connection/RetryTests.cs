using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace CbResponse.Client.Tests;

public sealed class RetryTests
{
    private static readonly Reply Info = Reply.Json("""{"version": "7.6.0"}""");

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_passing_failure_is_waited_out_and_warned_of_once(int status)
    {
        using Session session = new();
        session.Server.On("GET /api/info", Reply.Empty((HttpStatusCode)status)).On("GET /api/info", Reply.Empty((HttpStatusCode)status)).On("GET /api/info", Info);

        ServerInfo info = await session.Client.Server.GetInfoAsync(session.Observer);

        session.Server.AssertDone();
        Assert.Equal("7.6.0", info.Version.Text);
        Assert.Equal(2, session.Clock.Delays.Count);
        CbWarning warning = Assert.Single(session.Observer.Warnings);
        Assert.Equal(CbWarningKind.Retrying, warning.Kind);
        Assert.Contains($"status {status}", warning.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], session.Observer.Requests.Select(request => request.Attempt));
        Assert.Equal([status, status, 200], session.Observer.Requests.Select(request => request.StatusCode ?? 0));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task A_failure_that_does_not_pass_is_not_repeated(int status)
    {
        using Session session = new();
        session.Server.On("GET /api/info", Reply.Empty((HttpStatusCode)status));

        await Assert.ThrowsAsync<CbServerException>(() => session.Client.Server.GetInfoAsync(session.Observer));

        session.Server.AssertDone();
        Assert.Empty(session.Clock.Delays);
        Assert.Empty(session.Observer.Warnings);
    }

    [Fact]
    public async Task Waits_double_with_a_little_jitter()
    {
        using Session session = new(Session.Options(retries: 6));
        for (int i = 0; i < 7; i++)
            session.Server.On("GET /api/info", Reply.Empty(HttpStatusCode.ServiceUnavailable));

        await Assert.ThrowsAsync<CbServerException>(() => session.Client.Server.GetInfoAsync());

        session.Server.AssertDone();
        double expected = 0.5;
        foreach (TimeSpan delay in session.Clock.Delays)
        {
            Assert.InRange(delay.TotalSeconds, expected * 0.75, expected * 1.25);
            expected *= 2;
        }

        Assert.Equal(6, session.Clock.Delays.Count);
    }

    [Fact]
    public async Task No_wait_is_longer_than_half_a_minute_however_many_there_are()
    {
        using Session session = new(Session.Options(retries: 100, retrySeconds: 100_000));
        for (int i = 0; i < 101; i++)
            session.Server.On("GET /api/info", Reply.Empty(HttpStatusCode.BadGateway));

        await Assert.ThrowsAsync<CbServerException>(() => session.Client.Server.GetInfoAsync());

        session.Server.AssertDone();
        Assert.Equal(100, session.Clock.Delays.Count);
        Assert.All(session.Clock.Delays, delay => Assert.InRange(delay.TotalSeconds, 0.375, 30));
    }

    [Fact]
    public async Task The_number_of_repeats_is_limited()
    {
        using Session session = new(Session.Options(retries: 2));
        for (int i = 0; i < 3; i++)
            session.Server.On("GET /api/info", Reply.Text(HttpStatusCode.BadGateway, $"try {i}"));

        CbServerException error = await Assert.ThrowsAsync<CbServerException>(() => session.Client.Server.GetInfoAsync());

        session.Server.AssertDone();
        Assert.Equal("try 2", error.ServerText);
    }

    [Fact]
    public async Task The_time_of_all_waits_is_limited()
    {
        using Session session = new(Session.Options(retries: 50, retrySeconds: 2.5));
        for (int i = 0; i < 3; i++)
            session.Server.On("GET /api/info", Reply.Empty(HttpStatusCode.ServiceUnavailable));

        await Assert.ThrowsAsync<CbServerException>(() => session.Client.Server.GetInfoAsync());

        session.Server.AssertDone();
        Assert.InRange(session.Clock.Delays.Sum(delay => delay.TotalSeconds), 0, 2.5);
    }

    [Fact]
    public async Task The_time_of_waits_for_a_broken_connection_is_limited_too()
    {
        using Session session = new(Session.Options(retries: 50, retrySeconds: 2.5));
        for (int i = 0; i < 3; i++)
            session.Server.On("GET /api/info", Reply.Failure(Reset()));

        CbConnectionException error = await Assert.ThrowsAsync<CbConnectionException>(() => session.Client.Server.GetInfoAsync());

        session.Server.AssertDone();
        Assert.Equal(CbErrorKind.ConnectionFailed, error.Kind);
        Assert.InRange(session.Clock.Delays.Sum(delay => delay.TotalSeconds), 0, 2.5);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("Tue, 05 Mar 2024 06:07:15 GMT")]
    public async Task The_wait_that_the_server_asks_for_is_kept(string retryAfter)
    {
        using Session session = new();
        session.Server
            .On("GET /api/info", Reply.Empty(HttpStatusCode.ServiceUnavailable).With("Retry-After", retryAfter))
            .On("GET /api/info", Info);

        await session.Client.Server.GetInfoAsync();

        session.Server.AssertDone();
        Assert.Equal([TimeSpan.FromSeconds(7)], session.Clock.Delays);
    }

    [Fact]
    public async Task A_date_that_has_passed_asks_for_no_wait()
    {
        using Session session = new();
        session.Server
            .On("GET /api/info", Reply.Empty(HttpStatusCode.ServiceUnavailable).With("Retry-After", "Tue, 05 Mar 2024 06:00:00 GMT"))
            .On("GET /api/info", Info);

        await session.Client.Server.GetInfoAsync();

        Assert.Equal([TimeSpan.Zero], session.Clock.Delays);
    }

    [Fact]
    public async Task A_wait_longer_than_allowed_is_given_up_at_once()
    {
        using Session session = new();
        session.Server.On("GET /api/info", Reply.Empty(HttpStatusCode.ServiceUnavailable).With("Retry-After", "3600"));

        CbServerException error = await Assert.ThrowsAsync<CbServerException>(() => session.Client.Server.GetInfoAsync(session.Observer));

        session.Server.AssertDone();
        Assert.Equal(TimeSpan.FromHours(1), error.RetryAfter);
        Assert.Empty(session.Clock.Delays);
        Assert.Empty(session.Observer.Warnings);
    }

    [Fact]
    public async Task A_broken_connection_is_tried_again()
    {
        using Session session = new();
        session.Server
            .On("GET /api/info", Reply.Failure(Reset()))
            .On("GET /api/info", Reply.Failure(new HttpRequestException(HttpRequestError.ResponseEnded)))
            .On("GET /api/info", Info);

        await session.Client.Server.GetInfoAsync(session.Observer);

        session.Server.AssertDone();
        Assert.Contains("broke the connection", Assert.Single(session.Observer.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_cannot_come_about_is_not_tried_again()
    {
        HttpRequestException[] failures =
        [
            new("refused", new SocketException((int)SocketError.ConnectionRefused)),
            new("no host", new SocketException((int)SocketError.HostNotFound)),
            new("untrusted", new AuthenticationException("untrusted")),
            new("something else"),
        ];
        foreach (HttpRequestException failure in failures)
        {
            using Session session = new();
            session.Server.On("GET /api/info", Reply.Failure(failure));

            await Assert.ThrowsAsync<CbConnectionException>(() => session.Client.Server.GetInfoAsync());

            session.Server.AssertDone();
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task What_changes_something_is_never_repeated(string method)
    {
        using Session session = new();
        session.Server.On($"{method} /api/v1/watchlist/5", Reply.Empty(HttpStatusCode.ServiceUnavailable));

        await Assert.ThrowsAsync<CbServerException>(() => session.Client.Raw.SendAsync(method, "/api/v1/watchlist/5"));

        session.Server.AssertDone();
        Assert.Empty(session.Clock.Delays);
    }

    [Fact]
    public async Task A_search_by_post_is_known_to_be_safe_and_is_repeated_whole()
    {
        string query = new('x', 5_000);
        string body = $$"""{"cb.urlver":"1","q":"{{query}}","rows":0,"start":0}""";
        using Session session = new();
        session.Server.OnInfo()
            .On("POST /api/v1/process", Reply.Empty(HttpStatusCode.BadGateway), body)
            .On("POST /api/v1/process", Reply.Json("""{"results": [], "total_results": 3}"""), body);

        long count = await session.Client.Processes.CountAsync(new ProcessSearch { Query = query });

        session.Server.AssertDone();
        Assert.Equal(3, count);
    }

    [Fact]
    public async Task Nothing_is_repeated_where_no_repeat_is_wanted()
    {
        using Session session = new(Session.Options(retries: 0));
        session.Server.On("GET /api/info", Reply.Failure(Reset()));

        await Assert.ThrowsAsync<CbConnectionException>(() => session.Client.Server.GetInfoAsync());

        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_wait_ends_when_the_call_is_cancelled()
    {
        using Session session = new();
        session.Clock.HoldsDelays = true;
        session.Server.On("GET /api/info", Reply.Empty(HttpStatusCode.ServiceUnavailable));
        using CancellationTokenSource cancel = new();

        Task<ServerInfo> call = session.Client.Server.GetInfoAsync(cancellationToken: cancel.Token);
        await session.Clock.DelayHeld;
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        session.Server.AssertDone();
    }

    private static HttpRequestException Reset()
        => new("send failed", new IOException("read failed", new SocketException((int)SocketError.ConnectionReset)));
}
