using System.Net;
using System.Net.Sockets;

namespace CbResponse.Client.Tests;

/// <summary>Every row of edr-api.md 1.5, with every kind of body.</summary>
public sealed class ServerErrorTests
{
    private const string Unauthorized = "<html><head><title>401 Unauthorized</title></head><body>x</body></html>";

    [Theory]
    [InlineData(400, """{"reason":"query_malformed_syntax"}""", CbErrorKind.InvalidQuery, "query_malformed_syntax")]
    [InlineData(400, """{ "reason" : "query_syntax_error" }""", CbErrorKind.InvalidQuery, "query_syntax_error")]
    [InlineData(400, """{"reason":"bad_rows"}""", CbErrorKind.InvalidRequest, "bad_rows")]
    [InlineData(400, "Missing parameter", CbErrorKind.InvalidRequest, "Missing parameter")]
    [InlineData(400, """["Name is taken", 5]""", CbErrorKind.InvalidRequest, "Name is taken")]
    [InlineData(400, """[{"field": "name"}]""", CbErrorKind.InvalidRequest, """{"field": "name"}""")]
    [InlineData(400, """{"message":"No such group"}""", CbErrorKind.InvalidRequest, "No such group")]
    [InlineData(400, """{"errorMessage":"broken"}""", CbErrorKind.InvalidRequest, "broken")]
    [InlineData(400, """{"error":"e","code":7}""", CbErrorKind.InvalidRequest, "e")]
    [InlineData(400, """{"code":7}""", CbErrorKind.InvalidRequest, """{"code":7}""")]
    [InlineData(400, "[]", CbErrorKind.InvalidRequest, "[]")]
    [InlineData(400, "{not json", CbErrorKind.InvalidRequest, "{not json")]
    [InlineData(400, "\"just a text\"", CbErrorKind.InvalidRequest, "just a text")]
    [InlineData(401, Unauthorized, CbErrorKind.AuthenticationFailed, "401 Unauthorized")]
    [InlineData(403, "<h1>Forbidden</h1>\r\n<p>No&nbsp;way &amp; never</p>", CbErrorKind.PermissionDenied, "Forbidden No\u00a0way & never")]
    [InlineData(403, "", CbErrorKind.PermissionDenied, null)]
    [InlineData(404, "<html><TITLE >\n404  Not\nFound</TITLE></html>", CbErrorKind.ObjectNotFound, "404 Not Found")]
    [InlineData(404, "", CbErrorKind.ObjectNotFound, null)]
    [InlineData(404, " \r\n", CbErrorKind.ObjectNotFound, null)]
    [InlineData(404, "Sensor 5 not found", CbErrorKind.ObjectNotFound, "Sensor 5 not found")]
    [InlineData(404, """{"status":"NOT_FOUND"}""", CbErrorKind.ObjectNotFound, """{"status":"NOT_FOUND"}""")]
    [InlineData(405, "Method Not Allowed", CbErrorKind.NotSupported, "Method Not Allowed")]
    [InlineData(409, "Ban for md5 0011 already exists", CbErrorKind.Conflict, "Ban for md5 0011 already exists")]
    [InlineData(412, "CbLREnabled", CbErrorKind.InvalidRequest, "CbLREnabled")]
    [InlineData(418, "teapot", CbErrorKind.InvalidRequest, "teapot")]
    [InlineData(429, "slow down", CbErrorKind.ServerBusy, "slow down")]
    [InlineData(500, "Unhandled exception. Check logs for details.", CbErrorKind.ServerError, "Unhandled exception. Check logs for details.")]
    [InlineData(500, "\uFEFF{\"message\":\"marked\"}", CbErrorKind.ServerError, "marked")]
    [InlineData(501, "no", CbErrorKind.NotSupported, "no")]
    [InlineData(502, "<html><title>502 Bad Gateway</title></html>", CbErrorKind.ServerBusy, "502 Bad Gateway")]
    [InlineData(503, "<title>Maintenance</title>", CbErrorKind.ServerBusy, "Maintenance")]
    [InlineData(504, "<html><body><hr></body></html>", CbErrorKind.ServerBusy, null)]
    [InlineData(507, "full", CbErrorKind.ServerError, "full")]
    public async Task A_refusal_says_what_kind_it_is_and_what_the_server_said(int status, string body, CbErrorKind kind, string? text)
    {
        CbServerException error = await FailAsync(Reply.Text((HttpStatusCode)status, body));

        Assert.Equal(kind, error.Kind);
        Assert.Equal(status, error.StatusCode);
        Assert.Equal(text, error.ServerText);
        Assert.Equal("GET /api/v1/thing", error.Route);
        if (text is not null && kind != CbErrorKind.AuthenticationFailed)
            Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, """{"reason":"query_malformed_syntax"}""", "cannot parse the query", "quotes and parentheses")]
    [InlineData(401, Unauthorized, "edr.example does not accept the API token", "connect again")]
    [InlineData(403, "", "lacks the right", "administrator")]
    [InlineData(404, "", "no such object", null)]
    [InlineData(405, "", "does not offer", "version")]
    [InlineData(409, "", "present state", null)]
    [InlineData(429, "", "fewer requests", "later")]
    [InlineData(502, "", "status 502", "narrow")]
    [InlineData(503, "", "maintenance", "later")]
    [InlineData(500, "", "status 500", "log")]
    public async Task A_refusal_says_what_to_do_next(int status, string body, string message, string? advice)
    {
        CbServerException error = await FailAsync(Reply.Text((HttpStatusCode)status, body));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        if (advice is null)
            Assert.Null(error.Advice);
        else
            Assert.Contains(advice, error.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    public async Task A_change_that_a_gateway_gave_up_may_have_been_made(int status)
    {
        using Session session = new();
        session.Server.On("POST /api/v1/watchlist", Reply.Empty((HttpStatusCode)status), "{}");

        CbServerException error = await Assert.ThrowsAsync<CbServerException>(
            () => session.Client.Raw.SendAsync("POST", "/api/v1/watchlist", body: new Dictionary<string, object>()));

        Assert.Contains("may have made the change", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_whose_connection_broke_may_have_been_made_and_one_that_never_left_was_not()
    {
        using Session session = new();
        session.Server
            .On("DELETE /api/x", Reply.Failure(new HttpRequestException("broken", new SocketException((int)SocketError.ConnectionReset))))
            .On("DELETE /api/x", Reply.Body(ScriptedBody.ThatBreaks("{")))
            .On("DELETE /api/x", Reply.Failure(new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused))))
            .On("GET /api/x", Reply.Body(ScriptedBody.ThatBreaks("{")));

        string?[] advice = [await AdviceAsync("DELETE"), await AdviceAsync("DELETE"), await AdviceAsync("DELETE"), await AdviceAsync("GET")];

        session.Server.AssertDone();
        Assert.All(advice.Take(2), text => Assert.Contains("may have made the change", text, StringComparison.Ordinal));
        Assert.All(advice.Skip(2), Assert.Null);

        async Task<string?> AdviceAsync(string method)
            => (await Assert.ThrowsAnyAsync<CbException>(() => session.Client.Raw.SendAsync(method, "/api/x"))).Advice;
    }

    [Fact]
    public async Task A_page_in_answer_to_a_change_is_no_success()
    {
        using Session session = new();
        session.Server.On("POST /api/v1/threat_report", Reply.Html(HttpStatusCode.OK, " <h1>Log in</h1>"), """{"ids":{"7":["a"]},"updates":{"is_ignored":true}}""");

        CbUnexpectedResponseException error = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
            () => session.Client.Reports.SetIgnoredAsync([new ThreatReportId(7, "a")], isIgnored: true));

        Assert.Equal("POST /api/v1/threat_report", error.Route);
    }

    [Fact]
    public async Task Retry_after_is_told_as_seconds_and_as_a_date()
    {
        CbServerException seconds = await FailAsync(Reply.Empty(HttpStatusCode.ServiceUnavailable).With("Retry-After", "120"));
        CbServerException date = await FailAsync(
            Reply.Empty(HttpStatusCode.TooManyRequests).With("Retry-After", "Tue, 05 Mar 2024 06:08:08 GMT"));
        CbServerException none = await FailAsync(Reply.Empty(HttpStatusCode.ServiceUnavailable));
        CbServerException nonsense = await FailAsync(Reply.Empty(HttpStatusCode.ServiceUnavailable).With("Retry-After", "soon"));

        Assert.Equal(TimeSpan.FromSeconds(120), seconds.RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(60), date.RetryAfter);
        Assert.Null(none.RetryAfter);
        Assert.Null(nonsense.RetryAfter);
    }

    [Theory]
    [InlineData("The request was: X-Auth-Token: {0}")]
    [InlineData("""{"message": "token {0} is unknown"}""")]
    [InlineData("""["token {0} is unknown"]""")]
    [InlineData("""{"token": "{0}"}""")]
    [InlineData("<title>Bad token {0}</title>")]
    public async Task The_token_is_masked_in_what_the_server_says(string body)
    {
        CbServerException error = await FailAsync(
            Reply.Text(HttpStatusCode.BadRequest, body.Replace("{0}", Session.Secret, StringComparison.Ordinal)));

        Assert.DoesNotContain(Session.Secret, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("********", error.ServerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_part_of_the_token_is_left_where_a_long_text_is_cut()
    {
        for (int before = 1_950; before < 2_005; before++)
        {
            CbServerException error = await FailAsync(Reply.Text(HttpStatusCode.BadRequest, new string('x', before) + Session.Secret + " end"));

            Assert.DoesNotContain(Session.Secret[..8], error.ToString(), StringComparison.Ordinal);
            Assert.True(error.ServerText!.Length <= 2_000);
        }
    }

    [Fact]
    public async Task A_long_text_is_cut_and_shows_it()
    {
        CbServerException error = await FailAsync(Reply.Text(HttpStatusCode.InternalServerError, new string('x', 100_000)));

        Assert.Equal(2_000, error.ServerText!.Length);
        Assert.EndsWith("...", error.ServerText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<title>")]
    [InlineData("<title")]
    [InlineData("<")]
    [InlineData("<a ")]
    [InlineData("&#x110000; ")]
    public async Task A_hostile_page_is_read_in_no_time(string piece)
    {
        CbServerException error = await FailAsync(
            Reply.Html(HttpStatusCode.InternalServerError, "<" + string.Concat(Enumerable.Repeat(piece, 65_536 / piece.Length))));

        Assert.Equal(500, error.StatusCode);
    }

    [Fact]
    public async Task A_body_that_breaks_off_leaves_the_status()
    {
        using Session session = new();
        using HttpResponseMessage response = new(HttpStatusCode.Conflict) { Content = new StreamContent(ScriptedBody.ThatBreaks("Ban for")) };

        CbServerException error = await ServerErrors.ReadAsync(
            response, ApiRequest.Get("/api/v1/thing"), session.Client.Options, session.Clock, TestContext.Current.CancellationToken);

        Assert.Equal((CbErrorKind.Conflict, 409), (error.Kind, error.StatusCode));
        Assert.Null(error.ServerText);
    }

    [Theory]
    [InlineData("https://evil.example/x?token=1", "https://evil.example/x")]
    [InlineData("/login?next=%2F", "https://edr.example/login")]
    [InlineData("http://edr.example/api/v1/thing", "http://edr.example/api/v1/thing")]
    [InlineData("//", "an address it does not name")]
    [InlineData("https://user:pw@evil.example/", "https://evil.example/")]
    [InlineData(null, "an address it does not name")]
    public async Task A_redirect_is_an_error_and_the_token_is_not_sent_there(string? location, string shown)
    {
        using Session session = new();
        session.Server.On("GET /api/v1/thing", Reply.RedirectTo(location));

        CbServerException error = await Assert.ThrowsAsync<CbServerException>(
            () => session.Client.Raw.SendAsync("GET", "/api/v1/thing"));

        session.Server.AssertDone();
        Assert.Equal((CbErrorKind.InvalidRequest, 302), (error.Kind, error.StatusCode));
        Assert.Equal($"The server redirects to {shown}. The API token was not sent there.", error.Message);
        Assert.Contains("connect to it directly", error.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Every_redirect_is_an_error(int status)
    {
        CbServerException error = await FailAsync(Reply.RedirectTo($"https://evil.example/{Session.Secret}", (HttpStatusCode)status));

        Assert.Equal(status, error.StatusCode);
        Assert.DoesNotContain(Session.Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"errorMessage": "Feed is broken", "x": 1}""", "Feed is broken")]
    [InlineData("""{"x": {"errorMessage": 1}, "errorMessage": "nested"}""", "nested")]
    [InlineData("""{"errorMessage": null}""", "no message")]
    [InlineData("""{"errorMessage": 17}""", "17")]
    [InlineData("""{"errorMessage": {"code": 5}}""", """{"code": 5}""")]
    public async Task An_error_message_with_status_200_is_a_refusal(string body, string text)
    {
        CbServerException raw = await FailAsync(Reply.Json(body));
        using Session session = new();
        session.Server.On("GET /api/info", Reply.Json(body));
        CbServerException typed = await Assert.ThrowsAsync<CbServerException>(() => session.Client.Server.GetInfoAsync());

        foreach (CbServerException error in (CbServerException[])[raw, typed])
        {
            Assert.Equal((CbErrorKind.ServerError, 200), (error.Kind, error.StatusCode));
            Assert.Equal(text, error.ServerText);
            Assert.Equal("The server refused: " + text, error.Message);
        }
    }

    private static async Task<CbServerException> FailAsync(Reply reply)
    {
        using Session session = new(Session.Options(retries: 0));
        session.Server.On("GET /api/v1/thing", reply);
        CbServerException error = await Assert.ThrowsAsync<CbServerException>(
            () => session.Client.Raw.SendAsync("GET", "/api/v1/thing"));
        session.Server.AssertDone();
        return error;
    }
}
