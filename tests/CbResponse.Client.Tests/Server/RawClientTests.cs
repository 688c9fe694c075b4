using System.Collections;
using System.Net;
using System.Text;

namespace CbResponse.Client.Tests;

public sealed class RawClientTests
{
    [Fact]
    public async Task An_answer_comes_as_plain_values()
    {
        using Session session = new();
        session.Server.On("GET /api/v1/feed/5", Reply.Json("""{"id": 5, "score": 0.5, "on": true, "none": null, "tags": ["a", {"b": 9007199254740993}]}"""));

        IDictionary feed = Assert.IsType<IDictionary>(await session.Client.Raw.SendAsync("GET", "/api/v1/feed/5"), exactMatch: false);

        session.Server.AssertDone();
        Assert.Equal(["id", "score", "on", "none", "tags"], feed.Keys.Cast<string>());
        Assert.Equal((5L, 0.5m, true, null), (feed["id"], feed["score"], feed["on"], feed["none"]));
        object?[] tags = Assert.IsType<object?[]>(feed["tags"]);
        Assert.Equal(9_007_199_254_740_993L, ((IDictionary)tags[1]!)["b"]);
    }

    [Theory]
    [InlineData("api/v1/sensor", "GET /api/v1/sensor")]
    [InlineData("/api/v1/sensor?hostname=a%20b&x=1+2", "GET /api/v1/sensor?hostname=a%20b&x=1%202&more=y")]
    [InlineData("/api/v1/sensor?flag", "GET /api/v1/sensor?flag=&more=y")]
    [InlineData("/api/v1/sensor?", "GET /api/v1/sensor?more=y")]
    [InlineData("/api/v1/binary/a b", "GET /api/v1/binary/a%20b?more=y")]
    [InlineData("/api/v1/x#y", "GET /api/v1/x%23y?more=y")]
    public async Task The_path_may_carry_parameters_of_its_own(string path, string request)
    {
        using Session session = new();
        session.Server.On(request, Reply.Json("1"));
        KeyValuePair<string, string>[] parameters = request.Contains("more", StringComparison.Ordinal) ? [new("more", "y")] : [];

        Assert.Equal(1L, await session.Client.Raw.SendAsync("GET", path, parameters));

        session.Server.AssertDone();
    }

    [Theory]
    [InlineData("https://evil.example/api/info")]
    [InlineData("//evil.example/api/info")]
    [InlineData("http://edr.example/api/info")]
    public async Task A_path_of_another_server_is_refused_before_anything_is_sent(string path)
    {
        using Session session = new();

        await Assert.ThrowsAsync<ArgumentException>(() => session.Client.Raw.SendAsync("GET", path));

        Assert.Empty(session.Server.Requests);
    }

    [Theory]
    [InlineData("@evil.example/x")]
    [InlineData("/\\evil.example")]
    [InlineData("/../../x")]
    [InlineData(":80@evil.example")]
    public async Task No_path_leads_to_another_server(string path)
    {
        using Session session = new();

        await Record.ExceptionAsync(() => session.Client.Raw.SendAsync("GET", path));

        Assert.Equal(["edr.example"], session.Server.Requests.Select(request => request.Authority));
    }

    [Fact]
    public async Task A_body_is_written_from_plain_values()
    {
        using Session session = new();
        session.Server.On(
            "PUT /api/v1/watchlist/5",
            Reply.Json("""{"result": "success"}"""),
            """{"name":"x","enabled":true,"ids":[1,2.5,null],"at":"2024-03-05T06:07:08Z"}""");

        object? answer = await session.Client.Raw.SendAsync("PUT", "/api/v1/watchlist/5", body: new Dictionary<string, object?>
        {
            ["name"] = "x",
            ["enabled"] = true,
            ["ids"] = new object?[] { 1, 2.5, null },
            ["at"] = new DateTimeOffset(2024, 3, 5, 7, 7, 8, TimeSpan.FromHours(1)),
        });

        session.Server.AssertDone();
        Assert.Equal("success", ((IDictionary)answer!)["result"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n")]
    [InlineData("null")]
    public async Task An_empty_answer_is_null(string body)
    {
        using Session session = new();
        session.Server.On("GET /api/x", Reply.Json(body)).On("DELETE /api/x", Reply.Empty(HttpStatusCode.NoContent));

        Assert.Null(await session.Client.Raw.SendAsync("GET", "/api/x"));
        Assert.Null(await session.Client.Raw.SendAsync("DELETE", "/api/x"));

        session.Server.AssertDone();
    }

    [Theory]
    [InlineData("plain words")]
    [InlineData("<html>a page</html>")]
    [InlineData("tru")]
    public async Task An_answer_that_is_no_json_is_text(string body)
    {
        using Session session = new();
        session.Server.On("GET /api/x", Reply.Text(HttpStatusCode.OK, "\uFEFF" + body));

        Assert.Equal(body, await session.Client.Raw.SendAsync("GET", "/api/x"));
    }

    [Theory]
    [InlineData("""{"a": [1, 2""", true)]
    [InlineData("""[{"a": 1},""", true)]
    [InlineData("""{"a": 1,}""", false)]
    public async Task Json_that_is_broken_or_cut_is_an_error_and_not_a_text(string body, bool isCut)
    {
        using Session session = new();
        session.Server.On("GET /api/x", Reply.Json(body));

        CbUnexpectedResponseException error = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
            () => session.Client.Raw.SendAsync("GET", "/api/x"));

        Assert.Equal((isCut, "GET /api/x"), (error.IsCutShort, error.Route!));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task A_change_that_the_server_does_not_call_a_success_is_a_refusal(string method)
    {
        using Session session = new();
        session.Server.On($"{method} /api/x", Reply.Json("""{"result": "Group is not empty"}"""));

        CbServerException error = await Assert.ThrowsAsync<CbServerException>(
            () => session.Client.Raw.SendAsync(method, "/api/x"));

        Assert.Equal((CbErrorKind.ServerError, 200, "Group is not empty"), (error.Kind, error.StatusCode, error.ServerText!));
    }

    [Fact]
    public async Task What_is_only_read_may_have_a_result_of_any_kind()
    {
        using Session session = new();
        session.Server.On("GET /api/x", Reply.Json("""{"result": "anything"}"""));

        Assert.Equal("anything", ((IDictionary)(await session.Client.Raw.SendAsync("GET", "/api/x"))!)["result"]);
    }

    [Fact]
    public async Task A_failure_is_the_servers()
    {
        using Session session = new();
        session.Server.On("GET /api/x", Reply.Text(HttpStatusCode.NotFound, "Unknown"));

        CbServerException error = await Assert.ThrowsAsync<CbServerException>(() => session.Client.Raw.SendAsync("GET", "/api/x"));

        Assert.Equal("GET /api/x", error.Route);
    }

    [Fact]
    public async Task A_read_is_tried_again()
    {
        using Session session = new();
        session.Server.On("GET /api/x", Reply.Empty(HttpStatusCode.BadGateway)).On("GET /api/x", Reply.Json("[]"));

        Assert.Equal([], Assert.IsType<object?[]>(await session.Client.Raw.SendAsync("GET", "/api/x")));

        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_call_can_be_cancelled()
    {
        using Session session = new();
        session.Server.On("GET /api/x", Reply.Never());
        using CancellationTokenSource cancel = new();

        Task call = session.Client.Raw.SendAsync("GET", "/api/x", cancellationToken: cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Missing_arguments_are_the_callers_mistake()
    {
        using Session session = new();

        await Assert.ThrowsAsync<ArgumentNullException>(() => session.Client.Raw.SendAsync(null!, "/api/x"));
        await Assert.ThrowsAsync<ArgumentNullException>(() => session.Client.Raw.SendAsync("GET", null!));
        await Assert.ThrowsAsync<ArgumentException>(() => session.Client.Raw.SendAsync("POST", "/api/x", body: new object()));
    }

    [Fact]
    public async Task A_download_goes_into_the_stream_as_it_comes()
    {
        byte[] content = Encoding.UTF8.GetBytes(new string('z', 200_000));
        using Session session = new();
        session.Server.On("GET /api/file?x=1", Reply.Body(ScriptedBody.InPieces(content, 7_000)));
        using MemoryStream file = new();

        long bytes = await session.Client.Raw.DownloadAsync("GET", "/api/file", file, [new("x", "1")], observer: session.Observer);

        session.Server.AssertDone();
        Assert.Equal(200_000, bytes);
        Assert.Equal(content, file.ToArray());
        Assert.Equal((200_000, 0), session.Observer.Progress[^1]);
    }

    [Fact]
    public async Task A_download_that_breaks_says_so()
    {
        using Session session = new();
        session.Server.On("GET /api/file", Reply.Body(ScriptedBody.ThatBreaks("half")));
        using MemoryStream file = new();

        CbUnexpectedResponseException error = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
            () => session.Client.Raw.DownloadAsync("GET", "/api/file", file));

        Assert.Equal((true, "GET /api/file"), (error.IsCutShort, error.Route!));
        Assert.Equal(4, file.Length);
    }

    [Fact]
    public async Task A_download_that_is_refused_leaves_the_stream_alone()
    {
        using Session session = new();
        session.Server.On("GET /api/file", Reply.Html(HttpStatusCode.NotFound, "<h1>none</h1>"));
        using MemoryStream file = new();

        await Assert.ThrowsAsync<CbServerException>(() => session.Client.Raw.DownloadAsync("GET", "/api/file", file));

        Assert.Equal(0, file.Length);
    }
}
