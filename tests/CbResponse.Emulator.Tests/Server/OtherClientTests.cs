using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>Requests in the forms that clients of other authors send.</summary>
public sealed class OtherClientTests(DefaultFixture server, Fixture52 old, Fixture62 middle)
    : IClassFixture<DefaultFixture>, IClassFixture<Fixture52>, IClassFixture<Fixture62>
{
    private const string Process = "00000003-0000-036c-01d2-2efd3af51186";
    private const string Binary = "79B6D4C5283FC806387C55B8D7C8B762";
    private const string Util = "/util/v1/watchlist/5/action";

    /// <summary>The vendor's first texts leave the version out.</summary>
    [Theory]
    [InlineData("/process?q=process_name%3Anet.exe")]
    [InlineData("/process/" + Process + "/0")]
    [InlineData("/process/" + Process + "/0/event")]
    [InlineData("/process/" + Process + "/0/preview?q=windows")]
    [InlineData("/process/" + Process + "/0/threat_intel_hits")]
    [InlineData("/binary?q=net.exe")]
    [InlineData("/binary/" + Binary + "/summary")]
    public async Task Processes_and_binaries_answer_without_a_version(string route)
    {
        JsonElement bare = await server.Admin.GetAsync("/api" + route);
        Assert.Equal((await server.Admin.GetAsync("/api/v1" + route)).Names(), bare.Names());
    }

    [Theory]
    [InlineData("/api/info/")]
    [InlineData("/api/v1/process/?q=&rows=0")]
    [InlineData("/api/v1/process/" + Process + "/0/preview/?q=windows")]
    [InlineData("/api/v1/sensor/?hostname=FS01&")]
    public async Task A_slash_at_the_end_changes_nothing(string path)
        => Assert.Equal(HttpStatusCode.OK, (await server.Admin.TryAsync(HttpMethod.Get, path)).Status);

    [Theory]
    [InlineData("/api/info", 200)]
    [InlineData("/api/v1/process?q=process_name%3Anet.exe", 200)]
    [InlineData("/api/v1/binary/" + Binary, 200)]
    [InlineData("/api/v1/sensor/99", 404)]
    public async Task HEAD_is_answered_like_GET_without_a_body(string path, int status)
    {
        using HttpResponseMessage response = await server.Admin.SendAsync(HttpMethod.Head, path);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.NotNull(response.Content.Headers.ContentType);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("HEAD", server.State.Log.List()[^1].Method);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Nobody.TryAsync(HttpMethod.Head, path)).Status);
    }

    [Fact]
    public async Task A_wrong_method_is_answered_with_those_that_there_are()
    {
        using HttpResponseMessage response = await server.Admin.SendAsync(HttpMethod.Delete, "/api/v1/alert", "{}");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "POST"], response.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task How_one_may_log_in_is_told_before_somebody_has()
    {
        Assert.Equal(["two_factor", "sso"], (await server.Nobody.GetAsync("/api/login-caps")).Names());
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Nobody.TryAsync(HttpMethod.Get, "/api/useractivity")).Status);
    }

    /// <summary>The vendor's first client makes actions of watchlists so, and names the watchlist in the path only.</summary>
    [Fact]
    public async Task Actions_of_watchlists_have_an_older_path_before_7_0()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await old.Nobody.TryAsync(HttpMethod.Post, Util, """{"action_type": 3}""")).Status);
        foreach (EmulatorFixture fixture in (EmulatorFixture[])[old, middle])
        {
            int id = (await fixture.Admin.PostAsync(Util, """{"action_type": 3}""")).GetProperty("id").GetInt32();
            Assert.Contains(id, (await fixture.Admin.GetAsync("/api/v1/watchlist/5/action")).EnumerateArray().Select(action => action.GetProperty("id").GetInt32()));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Post, Util, """{"action_type": 3}""")).Status);
    }

    [Fact]
    public async Task A_synchronization_needs_no_body()
        => Assert.Equal("success", (await server.Admin.PostAsync("/api/v1/feed/1/synchronize", "")).Text("result"));

    /// <summary>Connectors hand the arguments of a playbook on as texts.</summary>
    [Fact]
    public async Task Truth_may_be_a_text()
    {
        const string report = """{"ids": {"1": ["contoso-2024-004"]}, "updates": {"is_ignored": "False"}}""";
        const string bulk = """{"alert_ids": ["3f2b8c1e-0d4a-4e7b-9b61-aa0c5d1e2f02"], "requested_status": "Resolved", "set_ignored": "true"}""";
        await middle.Admin.PostAsync("/api/v1/alerts", bulk);
        Assert.True((await middle.Admin.GetAsync("/api/v1/feed/1/report/contoso-2024-004")).GetProperty("is_ignored").GetBoolean());
        Assert.Equal((HttpStatusCode.OK, ""), await middle.Admin.TryAsync(HttpMethod.Post, "/api/v1/threat_report", report));
        Assert.False((await middle.Admin.GetAsync("/api/v1/feed/1/report/contoso-2024-004")).GetProperty("is_ignored").GetBoolean());
    }

    [Theory]
    [InlineData("POST", "/api/v3/group", """{"name": "x", "site_id": 1, "sensorbackend_server": "https://a", "team_access": ["x"]}""", 400)]
    [InlineData("POST", "/api/v3/group", """{"name": "x", "site_id": 1, "sensorbackend_server": "https://a", "team_access": "x"}""", 400)]
    [InlineData("POST", "/api/site", """{"name": 7}""", 400)]
    [InlineData("POST", "/api/v1/process", "q=a&rows=10", 400)]
    [InlineData("POST", "/api/v1/process", "[]", 400)]
    [InlineData("POST", "/api/license", """{"license": "W10="}""", 400)]
    [InlineData("GET", "/api/v1/sensor?inactive_filter_days=2000000000", null, 200)]
    [InlineData("GET", "/api/v1/process?rows=0&start=2147483647", null, 200)]
    [InlineData("GET", "/api/v1/process?q=cmdline%3Ab%FCro&rows=0", null, 200)]
    [InlineData("GET", "/api/v1/process?sensor_id=3&rows=0&params=last_update+desc", null, 200)]
    public async Task Nothing_that_is_sent_is_a_surprise(string method, string path, string? body, int status)
        => Assert.Equal(status, (int)(await server.Admin.TryAsync(new HttpMethod(method), path, body)).Status);

    [Theory]
    [InlineData("q=process_name:net.exe")]
    [InlineData("cb.urlver=1&q=process_name%3anet.exe")]
    [InlineData("cb.urlver=1&facet=false&q=process_name%3Anet.exe+&sort=last_update+desc")]
    [InlineData("cb.q.process_name=net.exe")]
    [InlineData("q=process_name:net.exe&cb.legacy_5x_mode=False&cb.query_source=ui")]
    [InlineData("q=&q=process_name%3ANET.EXE")]
    public async Task A_query_may_be_written_in_many_ways(string query)
    {
        int expected = (await server.Admin.SearchAsync("process_name:net.exe", ("rows", "0"))).Total();
        Assert.Equal(expected, (await server.Admin.GetAsync($"/api/v1/process?{query}&rows=0")).Total());
    }

    /// <summary>As the console's own page of reports asks, and scripts that took over its address.</summary>
    [Fact]
    public async Task Reports_may_be_asked_for_without_the_deleted_ones()
    {
        const string query = "/api/v1/threat_report?cb.urlver=1&cb.fq.feed_name=contosointel&cb.fq.feed_name=sans&sort=severity_score%20desc&rows=50000&facet=false";
        int expected = (await server.Admin.GetAsync(query)).Total();
        Assert.NotEqual(0, expected);
        Assert.Equal(expected, (await server.Admin.GetAsync(query + "&cb.fq.is_deleted=false")).Total());
        Assert.Equal(0, (await server.Admin.GetAsync(query + "&cb.fq.is_deleted=true")).Total());
    }

    [Fact]
    public async Task A_process_is_found_by_its_identifier_as_a_criterion()
        => Assert.Equal(Process, Assert.Single((await server.Admin.GetAsync($"/api/v1/process?cb.q.id={Process}&cb.group=id")).Rows()).Text("id"));
}
