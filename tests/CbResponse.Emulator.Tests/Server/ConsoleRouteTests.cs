using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>What the console shows, what groups share, and who may reach a hosted server (edr-api.md 3.1, 3.9).</summary>
public sealed class ConsoleRouteTests(DefaultFixture server) : IClassFixture<DefaultFixture>
{
    private const string Sharing = "/api/v1/group/2/datasharing";
    private const string Success = """{"result":"success"}""";

    [Fact]
    public async Task Figures_ways_to_log_in_and_logins_are_for_everybody()
    {
        JsonElement figures = await server.User.GetAsync("/api/v1/dashboard/statistics");
        Assert.Equal(12, figures.GetProperty("sensors").GetProperty("total").GetInt32());
        Assert.Equal("writer", figures.GetProperty("storage").GetProperty("cores")[0].Text("name"));
        Assert.False((await server.User.GetAsync("/api/login-caps")).GetProperty("two_factor").GetBoolean());
        JsonElement[] logins = [.. (await server.User.GetAsync("/api/useractivity")).EnumerateArray()];
        Assert.Equal([200, 403, 403, 200], logins.Select(login => login.GetProperty("http_status").GetInt32()));
    }

    [Fact]
    public async Task Feeds_have_needs_and_reports_have_counts()
    {
        JsonElement report = (await server.User.GetAsync("/api/v1/feed/1/report"))[0];
        Assert.True((await server.User.GetAsync($"/api/v1/feed/1/report/{report.Text("id")}/stats")).GetProperty("alert_count").GetInt32() >= 0);
        Assert.Equal(HttpStatusCode.NotFound, (await server.User.TryAsync(HttpMethod.Get, "/api/v1/feed/1/report/nothing/stats")).Status);
        Assert.Equal(["who", "what", "is_met"], (await server.User.GetAsync("/api/v1/feed/1/requirements")).Names());
        Assert.Equal(HttpStatusCode.NotFound, (await server.User.TryAsync(HttpMethod.Get, "/api/v1/feed/99/requirements")).Status);
    }

    [Fact]
    public async Task What_a_group_shares_is_seen_by_who_sees_the_group_and_changed_by_administrators()
    {
        Assert.Equal("BIN", (await server.User.GetAsync(Sharing))[0].Text("what"));
        Assert.Equal("VIRUSTOTAL", (await server.User.GetAsync(Sharing + "/1")).Text("who"));
        Assert.Equal(HttpStatusCode.NotFound, (await server.User.TryAsync(HttpMethod.Get, "/api/v1/group/3/datasharing")).Status);
        foreach ((HttpMethod method, string path) in new[] { (HttpMethod.Post, Sharing), (HttpMethod.Delete, Sharing), (HttpMethod.Delete, Sharing + "/1") })
            Assert.Equal(HttpStatusCode.Forbidden, (await server.User.TryAsync(method, path, "{}")).Status);
        int id = (await server.Admin.PostAsync(Sharing, """{"group_id": 2, "who": "BIT9", "what": "MD5"}""")).GetProperty("id").GetInt32();
        Assert.Equal(HttpStatusCode.Conflict, (await server.Admin.TryAsync(HttpMethod.Post, Sharing, """{"who": "BIT9", "what": "MD5"}""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Post, Sharing, """{"who": "BIT9"}""")).Status);
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Delete, $"{Sharing}/{id}"));
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Delete, Sharing));
        Assert.Equal(0, (await server.Admin.GetAsync(Sharing)).GetArrayLength());
    }

    [Fact]
    public async Task Addresses_of_hosted_servers_are_added_once()
    {
        const string Body = """{"ipaddr": "198.51.100.7"}""";
        Assert.Equal(HttpStatusCode.Forbidden, (await server.User.TryAsync(HttpMethod.Post, "/api/approvedlist/entries", Body)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.User.TryAsync(HttpMethod.Post, "/api/approvedlist/apply", "{}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Post, "/api/approvedlist/entries", "{}")).Status);
        foreach (string path in (string[])["entries", "entries", "apply"])
            Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Post, "/api/approvedlist/" + path, Body));
        Assert.Equal(["203.0.113.0/24", "198.51.100.7"], (await server.User.GetAsync("/api/approvedlist/entries")).EnumerateArray().Select(item => item.Text("ipaddr")));
        Assert.True((await server.User.GetAsync("/api/approvedlist/enabled")).GetProperty("enabled").GetBoolean());
    }
}
