using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>The life of a feed and of its actions (edr-api.md 3.7).</summary>
public sealed class FeedRouteTests(DefaultFixture server) : IClassFixture<DefaultFixture>
{
    private const string Route = "/api/v1/feed";
    private const string Head = """{"feedinfo": {"name": "ab", "display_name": "", "provider_url": "", "summary": "", "tech_data": ""}, "reports": """;
    private const string Success = """{"result":"success"}""";

    [Fact]
    public async Task The_record_has_the_published_members()
    {
        JsonElement[] feeds = [.. (await server.Admin.GetAsync(Route)).EnumerateArray()];
        Assert.Equal(
            ["id", "name", "display_name", "summary", "tech_data", "category", "provider_url", "feed_url", "enabled", "manually_added", "use_proxy", "validate_server_cert", "provider_rating",
                "local_rating", "order", "username", "password", "ssl_client_crt", "ssl_client_key", "requires", "requires_who", "requires_what", "icon", "icon_small"],
            feeds[0].Names());
        Assert.True(feeds[1].Text("icon")!.Length > 200_000);
        Assert.Equal(feeds[1].GetRawText(), (await server.Admin.GetAsync($"{Route}/2")).GetRawText());
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, $"{Route}/77")).Status);
    }

    [Fact]
    public async Task It_is_downloaded_changed_synchronized_and_removed()
    {
        const string address = "https://feeds.example/life.json";
        await ServeAsync(address, File("Life", ("one", 100), ("two", 100)));
        int id = (await server.Admin.PostAsync(Route, $$"""{"feed_url": "{{address}}", "validate_server_cert": "false", "username": "me", "password": "pw"}""")).GetProperty("id").GetInt32();
        JsonElement feed = await server.Admin.GetAsync($"{Route}/{id}");
        Assert.Equal(("Life", "me", "pw"), (feed.Text("name"), feed.Text("username"), feed.Text("password")));
        Assert.Equal((true, true, false), (feed.GetProperty("enabled").GetBoolean(), feed.GetProperty("manually_added").GetBoolean(), feed.GetProperty("validate_server_cert").GetBoolean()));
        Assert.Equal(["one", "two"], await ReportsAsync(id));
        Assert.Equal(HttpStatusCode.Conflict, (await server.Admin.TryAsync(HttpMethod.Post, Route, $$"""{"feed_url": "{{address}}"}""")).Status);

        await ServeAsync(address, File("Life", ("two", 100), ("three", 50)));
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Post, $"{Route}/{id}/synchronize", """{"full_sync": false}"""));
        Assert.Equal(["one", "three", "two"], await ReportsAsync(id));
        await server.Admin.TryAsync(HttpMethod.Post, $"{Route}/{id}/synchronize", """{"full_sync": true}""");
        Assert.Equal(["three", "two"], await ReportsAsync(id));
        await ServeAsync(address, "no feed any more");
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Post, $"{Route}/{id}/synchronize", """{"full_sync": true}"""));
        Assert.Equal(["three", "two"], await ReportsAsync(id));

        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Put, $"{Route}/{id}", """{"enabled": false, "local_rating": 4}"""));
        feed = await server.Admin.GetAsync($"{Route}/{id}");
        Assert.Equal((false, 4, "pw"), (feed.GetProperty("enabled").GetBoolean(), feed.GetProperty("local_rating").GetInt32(), feed.Text("password")));
        Assert.Equal((HttpStatusCode.Conflict, $"Feed {id} is disabled"), await server.Admin.TryAsync(HttpMethod.Post, $"{Route}/{id}/synchronize", """{"full_sync": true}"""));
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Delete, $"{Route}/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, $"{Route}/{id}/report")).Status);
    }

    [Theory]
    [InlineData(200, "<html>", "no valid JSON")]
    [InlineData(200, "{}", "lacks 'feedinfo'")]
    [InlineData(200, """{"feedinfo": {"name": "a b", "display_name": "", "provider_url": "", "summary": "", "tech_data": ""}}""", "not alphanumeric")]
    [InlineData(200, """{"feedinfo": {"name": "ab", "display_name": "", "provider_url": "", "summary": "", "tech_data": ""}, "reports": [{"id": "a"}]}""", "lacks 'title'")]
    [InlineData(200, Head + """[{"id": "a b", "title": "", "link": ""}]}""", "other characters")]
    [InlineData(200, Head + """[{"id": "a", "title": "", "link": "", "timestamp": 1.5, "score": 1, "iocs": {"md5": []}}]}""", "is no time")]
    [InlineData(200, Head + """[{"id": "a", "title": "", "link": "", "timestamp": 1, "score": 101, "iocs": {"md5": []}}]}""", "score of report 'a'")]
    [InlineData(200, Head + """[{"id": "a", "title": "", "link": "", "timestamp": 1, "score": 1, "iocs": {}}]}""", "has no iocs")]
    [InlineData(200, Head + """[{"id": "a", "title": "", "link": "", "timestamp": 1, "score": 1, "iocs": {"md5": []}}, {"id": "a", "title": "", "link": ""}]}""", "two reports")]
    [InlineData(404, "Not Found", "HTTP Error 404: Not Found")]
    public async Task A_download_that_fails_is_told_with_status_500(int status, string body, string problem)
    {
        string address = $"https://broken.example/{StableHash.Of(body)}.json";
        await ServeAsync(address, body, status);
        (HttpStatusCode answer, string text) = await server.Admin.TryAsync(HttpMethod.Post, Route, $$"""{"feed_url": "{{address}}"}""");
        Assert.Equal(HttpStatusCode.InternalServerError, answer);
        Assert.StartsWith($"Could not add feed: unable to retrieve {address}: ", text, StringComparison.Ordinal);
        Assert.Contains(problem, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_kinds_of_indicators_are_kept_and_odd_members_passed_over()
    {
        const string address = "https://feeds.example/kinds.json";
        string hash = new('a', 64);
        await ServeAsync(address, $$$"""{"feedinfo": {"name": "kinds", "display_name": "", "provider_url": "", "summary": "", "tech_data": "", "provider_rating": "5", "icon": "aWNvbg==", "icon_small": "c21hbGw="}, "reports": [{"id": "a", "title": "", "link": "", "timestamp": 1, "score": -100, "description": 5, "iocs": {"sha256": ["{{{hash}}}"], "ja3": ["b"], "ja3s": ["c"]}}]}""");
        int id = (await server.Admin.PostAsync(Route, $$"""{"feed_url": "{{address}}"}""")).GetProperty("id").GetInt32();
        JsonElement feed = await server.Admin.GetAsync($"{Route}/{id}");
        Assert.Equal(("aWNvbg==", "c21hbGw="), (feed.Text("icon"), feed.Text("icon_small")));
        JsonElement report = await server.Admin.GetAsync($"{Route}/{id}/report/a");
        Assert.Equal(["sha256", "ja3", "ja3s"], report.GetProperty("iocs").Names());
        Assert.Equal([hash], report.GetProperty("iocs").Texts("sha256"));
        await server.Admin.TryAsync(HttpMethod.Delete, $"{Route}/{id}");
    }

    [Fact]
    public async Task Nobody_is_at_other_addresses_and_not_every_text_is_one()
    {
        Assert.Contains("Name or service not known", (await server.Admin.TryAsync(HttpMethod.Post, Route, """{"feed_url": "https://nobody.example/"}""")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Post, Route, """{"feed_url": "ftp://nobody.example/"}""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Post, Route, "{}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Post, "/emulator/feeds", "{}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.User.TryAsync(HttpMethod.Post, Route, "{}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.User.TryAsync(HttpMethod.Delete, $"{Route}/1")).Status);
    }

    [Fact]
    public async Task Actions_have_the_feed_as_their_group()
    {
        JsonElement action = Assert.Single((await server.Admin.GetAsync($"{Route}/1/action")).EnumerateArray());
        Assert.Equal(["id", "action_type", "action_data", "group_id", "watchlist_id"], action.Names());
        Assert.Equal((1, -1), (action.GetProperty("group_id").GetInt32(), action.GetProperty("watchlist_id").GetInt32()));
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Post, $"{Route}/2/action", """{"action_type": 1, "group_id": 2}""")).Status);
        int id = (await server.Admin.PostAsync($"{Route}/2/action", """{"action_type": 1, "group_id": 2, "watchlist_id": null}""")).GetProperty("id").GetInt32();
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Put, $"{Route}/2/action/{id}", """{"action_type": 3}"""));
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Delete, $"{Route}/2/action/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Put, $"{Route}/2/action/{id}", """{"action_type": 3}""")).Status);
    }

    private async Task<string[]> ReportsAsync(int id)
        => [.. (await server.Admin.GetAsync($"{Route}/{id}/report")).EnumerateArray().Select(report => report.Text("id")!)];

    private async Task ServeAsync(string address, string body, int status = 200)
        => await server.Nobody.PostAsync("/emulator/feeds", JsonSerializer.Serialize(new { url = address, status, body }));

    private static string File(string name, params (string Id, int Time)[] reports) => JsonSerializer.Serialize(new
    {
        feedinfo = new { name, display_name = name, provider_url = "https://feeds.example/", summary = "s", tech_data = "t" },
        reports = reports.Select(report => new { id = report.Id, title = report.Id, link = "https://feeds.example/", timestamp = report.Time, score = 50, iocs = new { dns = new[] { "a.example" } } }),
    });
}
