using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>Ingress filters, by version and right (edr-api.md 3.12).</summary>
public sealed class IngressFilterRouteTests(DefaultFixture server, Fixture52 old) : IClassFixture<DefaultFixture>, IClassFixture<Fixture52>
{
    private const string Route = "/api/v1/ingress_whitelist";
    private const string Success = """{"result":"success"}""";

    [Fact]
    public async Task Filters_are_made_by_a_list_changed_as_a_whole_and_deleted()
    {
        Assert.Equal((HttpStatusCode.OK, """["a","b-1"]"""), await server.Admin.TryAsync(HttpMethod.Post, Route, """[{"id": "a", "name": "A", "description": "d", "priority": 3}, {"id": "b-1", "name": "B", "description": "d"}]"""));
        JsonElement made = await server.Admin.GetAsync(Route + "/a");
        Assert.Equal((3, true, 7, false), (made.GetProperty("priority").GetInt32(), made.GetProperty("global").GetBoolean(), made.GetProperty("os_mask").GetInt32(), made.TryGetProperty("hit_rate", out _)));
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Put, Route + "/a", """{"id": "x", "name": "A2", "description": "d", "enabled": false}"""));
        JsonElement changed = await server.Admin.GetAsync(Route + "/a");
        Assert.Equal(("A2", 0, false, 1), (changed.Text("name"), changed.GetProperty("priority").GetInt32(), changed.GetProperty("enabled").GetBoolean(), changed.GetProperty("modify_user_id").GetInt32()));
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Delete, Route + "/a"));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, Route + "/a")).Status);
        Assert.Contains("b-1", (await server.Admin.GetAsync(Route)).EnumerateArray().Select(item => item.Text("id")));
    }

    [Theory]
    [InlineData("""{"id": "x", "name": "x", "description": "x"}""", "list")]
    [InlineData("""[{"name": "x", "description": "x"}]""", "id")]
    [InlineData("""[{"id": "a b", "name": "x", "description": "x"}]""", "id")]
    [InlineData("""[{"id": "x", "description": "x"}]""", "name")]
    [InlineData("""[{"id": "x", "name": "x"}]""", "description")]
    [InlineData("""[{"id": "x", "name": "x", "description": "x", "enabled": "yes"}]""", "enabled")]
    [InlineData("""[{"id": "x", "name": "x", "description": "x", "group_ids": ["1"]}]""", "group_ids")]
    [InlineData("""[{"id": "x", "name": "x", "description": "x"}, {"id": "y"}]""", "name")]
    public async Task What_is_no_filter_is_refused_as_a_whole(string body, string named)
    {
        (HttpStatusCode status, string text) = await server.Admin.TryAsync(HttpMethod.Post, Route, body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(named, text);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, Route + "/x")).Status);
    }

    [Fact]
    public async Task They_are_for_global_administrators_and_came_with_six_one()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await old.Admin.TryAsync(HttpMethod.Get, Route)).Status);
        foreach ((HttpMethod method, string path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Post, ""), (HttpMethod.Get, "/backup-agent"), (HttpMethod.Put, "/backup-agent"), (HttpMethod.Delete, "/backup-agent") })
            Assert.Equal(HttpStatusCode.Forbidden, (await server.User.TryAsync(method, Route + path, method == HttpMethod.Get ? null : "[]")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await server.Admin.TryAsync(HttpMethod.Post, Route, """[{"id": "backup-agent", "name": "x", "description": "x"}]""")).Status);
    }
}
