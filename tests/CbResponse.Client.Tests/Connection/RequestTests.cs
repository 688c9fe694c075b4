namespace CbResponse.Client.Tests;

public sealed class RequestTests
{
    [Fact]
    public async Task Every_request_carries_the_token_and_says_who_asks_for_what()
    {
        using Session session = new();
        session.Server.OnInfo();

        await session.Client.Server.GetInfoAsync();

        SeenRequest request = Assert.Single(session.Server.Requests);
        Assert.Equal("GET /api/info", request.Line);
        Assert.Equal("edr.example", request.Authority);
        Assert.Equal(
            ["Accept", "User-Agent", "X-Auth-Token"],
            request.Headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Session.Secret, request.Headers["X-Auth-Token"]);
        Assert.Equal("CbResponse.PowerShell", request.Headers["User-Agent"]);
        Assert.StartsWith("application/json", request.Headers["Accept"], StringComparison.Ordinal);
        Assert.Null(request.Body);
    }

    [Fact]
    public async Task A_body_is_announced_as_json()
    {
        using Session session = new();
        session.Server.On("POST /api/v1/watchlist", Reply.Json("""{"id": 5}"""), """{"name":"x"}""");

        await session.Client.Raw.SendAsync("POST", "/api/v1/watchlist", body: new Dictionary<string, object> { ["name"] = "x" });

        session.Server.AssertDone();
        Assert.Equal("application/json", session.Server.Requests[0].Headers["Content-Type"]);
    }

    [Fact]
    public async Task A_server_behind_a_path_is_asked_below_that_path()
    {
        using Session session = new(new CbServerOptions(ServerAddress.Parse("https://gateway.example/edr/"), new ApiToken(Session.Secret))
        {
            UserAgent = "triage/1.0",
        });
        session.Server.On("GET /edr/api/info", Reply.Json("""{"version": "7.6.0"}"""));

        await session.Client.Server.GetInfoAsync();

        session.Server.AssertDone();
        Assert.Equal("triage/1.0", session.Server.Requests[0].Headers["User-Agent"]);
    }

    [Fact]
    public async Task What_a_value_holds_is_escaped_and_arrives_as_it_was()
    {
        const string value = "a b+c&d=e%f#g\"h\\i/jü漢:*";
        using Session session = new();
        session.Server.On("GET /api/x?q=" + Uri.EscapeDataString(value), Reply.Json("{}"));

        await session.Client.Raw.SendAsync("GET", "/api/x", [new("q", value)]);

        session.Server.AssertDone();
        Assert.Contains("a%20b%2Bc%26d%3De%25f%23g", session.Server.Requests[0].Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disposed_client_sends_nothing_more()
    {
        Session session = new();
        session.Dispose();

        CbException error = await Assert.ThrowsAsync<CbException>(() => session.Client.Server.GetInfoAsync());

        Assert.Equal((CbErrorKind.SessionClosed, "GET /api/info"), (error.Kind, error.Route!));
        Assert.Empty(session.Server.Requests);
    }
}
