using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>The life of a watchlist and of its actions (edr-api.md 3.5).</summary>
public sealed class WatchlistRouteTests(DefaultFixture server, Fixture52 old, Fixture62 middle)
    : IClassFixture<DefaultFixture>, IClassFixture<Fixture52>, IClassFixture<Fixture62>
{
    private const string Route = "/api/v1/watchlist";
    private const string Success = """{"result":"success"}""";

    [Fact]
    public async Task The_record_has_the_members_of_its_version()
    {
        JsonElement watchlist = (await server.Admin.GetAsync(Route)).EnumerateArray().First();
        Assert.Equal(
            ["id", "name", "description", "enabled", "readonly", "index_type", "group_id", "search_query", "date_added", "last_hit", "last_hit_count", "search_timestamp", "total_hits", "total_tags"],
            watchlist.Names());
        Assert.Equal(("5", "2"), (watchlist.Text("id"), watchlist.Text("total_hits")));
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00:00$", watchlist.Text("date_added"));
        Assert.Equal("1970-01-01T00:00:00.000Z", watchlist.Text("search_timestamp"));
        Assert.Matches(@"^2024-03-05 05:51:00\.\d{6}$", (await server.Admin.GetAsync($"{Route}/12")).Text("search_timestamp"));
        Assert.Equal(watchlist.GetRawText(), (await server.Admin.GetAsync($"{Route}/5")).GetRawText());

        JsonElement older = await old.Admin.GetAsync($"{Route}/36");
        Assert.Equal((36, true), (older.GetProperty("id").GetInt32(), older.GetProperty("from_alliance").GetBoolean()));
        Assert.Equal(("0", "0"), (older.Text("total_hits"), older.Text("total_tags")));
        Assert.Equal("2024-03-05T05:51:00.000000Z", older.Text("search_timestamp"));
        Assert.Equal(JsonValueKind.Null, older.GetProperty("alliance_id").ValueKind);
    }

    [Fact]
    public async Task It_is_made_changed_blanked_and_removed()
    {
        const string body = """{"id": null, "name": "New", "search_query": "cb.urlver=1&facet=false&q=process_name%3Aa.exe+cmdline%3Ab", "index_type": "events"}""";
        int id = (await server.Admin.PostAsync(Route, body)).GetProperty("id").GetInt32();
        JsonElement watchlist = await server.Admin.GetAsync($"{Route}/{id}");
        Assert.Equal("cb.urlver=1&facet=false&q=process_name%3Aa.exe%20cmdline%3Ab", watchlist.Text("search_query"));
        Assert.True(watchlist.GetProperty("enabled").GetBoolean());

        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Put, $"{Route}/{id}", """{"enabled": false, "description": "d"}"""));
        watchlist = await server.Admin.GetAsync($"{Route}/{id}");
        Assert.Equal(("New", "d", "", false), (watchlist.Text("name"), watchlist.Text("description"), watchlist.Text("search_query"), watchlist.GetProperty("enabled").GetBoolean()));

        Assert.NotEqual(id, (await server.Admin.PostAsync(Route, body)).GetProperty("id").GetInt32());
        Assert.Equal(HttpStatusCode.Conflict, (await server.Admin.TryAsync(HttpMethod.Post, Route, body.Replace("null", $"\"{id}\"", StringComparison.Ordinal))).Status);
        Assert.Equal(900, (await server.Admin.PostAsync(Route, body.Replace("null", "900", StringComparison.Ordinal))).GetProperty("id").GetInt32());
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Delete, $"{Route}/{id}", $$"""{"id": {{id}}}"""));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, $"{Route}/{id}")).Status);
        Assert.Equal(901, (await server.Admin.PostAsync(Route, body)).GetProperty("id").GetInt32());
    }

    [Theory]
    [InlineData("""{"search_query": "q=a", "index_type": "events"}""")]
    [InlineData("""{"name": "a", "index_type": "events"}""")]
    [InlineData("""{"name": "a", "search_query": "q=a"}""")]
    [InlineData("""{"name": "a", "search_query": "q=a", "index_type": "alerts"}""")]
    [InlineData("[]")]
    [InlineData("no json")]
    public async Task A_watchlist_needs_name_query_and_index(string body)
        => Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Post, Route, body)).Status);

    [Fact]
    public async Task Some_are_read_only_and_some_users_only_read()
    {
        Assert.Equal((HttpStatusCode.BadRequest, "Watchlist 36 is read-only"), await server.Admin.TryAsync(HttpMethod.Put, $"{Route}/36", """{"enabled": false}"""));
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Delete, $"{Route}/36")).Status);
        Assert.NotEqual(0, (await server.User.GetAsync(Route)).GetArrayLength());
        Assert.Equal(HttpStatusCode.Forbidden, (await server.User.TryAsync(HttpMethod.Put, $"{Route}/5", """{"enabled": false}""")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.User.TryAsync(HttpMethod.Put, $"{Route}/5/action_type/alert", """{"enabled": false}""")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Nobody.TryAsync(HttpMethod.Get, Route)).Status);
    }

    [Fact]
    public async Task Newer_servers_switch_actions_by_type_and_fail_in_the_older_route()
    {
        const string switches = $"{Route}/30/action_type";
        Assert.Equal(["email", "syslog", "alert"], (await server.Admin.GetAsync(switches)).EnumerateArray().Select(item => item.Text("action_type")));
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Put, $"{switches}/syslog", """{"enabled": true}"""));
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Put, $"{switches}/syslog", """{"enabled": true}"""));
        Assert.True((await server.Admin.GetAsync($"{switches}/syslog")).GetProperty("enabled").GetBoolean());
        JsonElement action = Assert.Single((await server.Admin.GetAsync($"{Route}/30/action")).EnumerateArray());
        Assert.Equal((1, 30), (action.GetProperty("action_type").GetInt32(), action.GetProperty("watchlist_id").GetInt32()));
        Assert.Equal((HttpStatusCode.InternalServerError, "Unhandled exception. Check logs for details."),
            await server.Admin.TryAsync(HttpMethod.Post, $"{Route}/30/action", """{"action_type": 3, "watchlist_id": 30}"""));
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Put, $"{switches}/syslog", "{}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, $"{switches}/fax")).Status);
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Put, $"{switches}/syslog", """{"enabled": false}"""));
        Assert.False((await server.Admin.GetAsync($"{switches}/syslog")).GetProperty("enabled").GetBoolean());
    }

    [Fact]
    public async Task Older_servers_keep_a_list_of_actions()
    {
        foreach (EmulatorFixture fixture in (EmulatorFixture[])[old, middle])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await fixture.Admin.TryAsync(HttpMethod.Get, $"{Route}/30/action_type")).Status);
            const string body = """{"action_type": 0, "action_data": "{\"email_recipients\":[1]}", "watchlist_id": 30}""";
            int id = (await fixture.Admin.PostAsync($"{Route}/30/action", body)).GetProperty("id").GetInt32();
            Assert.Equal((HttpStatusCode.OK, Success), await fixture.Admin.TryAsync(HttpMethod.Put, $"{Route}/30/action/{id}", """{"action_type": 3}"""));
            JsonElement action = Assert.Single((await fixture.Admin.GetAsync($"{Route}/30/action")).EnumerateArray());
            Assert.Equal((id, 3, JsonValueKind.Null), (action.GetProperty("id").GetInt32(), action.GetProperty("action_type").GetInt32(), action.GetProperty("action_data").ValueKind));
            Assert.Equal((HttpStatusCode.OK, Success), await fixture.Admin.TryAsync(HttpMethod.Delete, $"{Route}/30/action/{id}"));
            Assert.Equal(HttpStatusCode.NotFound, (await fixture.Admin.TryAsync(HttpMethod.Delete, $"{Route}/30/action/{id}")).Status);
            Assert.Equal(HttpStatusCode.BadRequest, (await fixture.Admin.TryAsync(HttpMethod.Post, $"{Route}/30/action", """{"action_type": 3}""")).Status);
            Assert.Equal(HttpStatusCode.BadRequest, (await fixture.Admin.TryAsync(HttpMethod.Post, $"{Route}/30/action", """{"action_type": 9, "watchlist_id": 30}""")).Status);
        }
    }
}
