using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

public sealed class ReportRouteTests(DefaultFixture server) : IClassFixture<DefaultFixture>
{
    private const string Route = "/api/v1/threat_report";

    [Fact]
    public async Task A_report_has_its_indicators_by_kind()
    {
        JsonElement answer = await server.Admin.FindAsync(Route, "title:invoice");
        Assert.Equal(["terms", "start", "total_results", "elapsed", "highlights", "facets", "filtered", "results"], answer.Names());
        JsonElement report = answer.Rows().Single();
        Assert.Equal(("contoso-2024-017", 1, "ContosoIntel", 90),
            (report.Text("id"), report.GetProperty("feed_id").GetInt32(), report.Text("feed_name"), report.GetProperty("score").GetInt32()));
        Assert.Equal(["md5", "dns", "ipv4"], report.GetProperty("iocs").Names());
        Assert.Equal(["cdn-telemetry-update.example"], report.GetProperty("iocs").Texts("dns"));
        Assert.Equal(["phishing", "c2"], report.Texts("tags"));
        Assert.Equal(("2024-03-03T05:40:00Z", "2024-03-04T05:00:00Z", 1_709_528_400),
            (report.Text("create_time"), report.Text("update_time"), report.GetProperty("timestamp").GetInt64()));
        Assert.False(report.GetProperty("has_query").GetBoolean());
    }

    [Fact]
    public async Task A_query_excludes_other_indicators_and_is_a_list_of_one()
    {
        JsonElement report = (await server.Admin.FindAsync(Route, "is_ignored:true")).Rows().Single();
        Assert.True(report.GetProperty("has_query").GetBoolean());
        Assert.Equal(["query"], report.GetProperty("iocs").Names());
        JsonElement query = Assert.Single(report.GetProperty("iocs").GetProperty("query").EnumerateArray());
        Assert.Equal("events", query.Text("index_type"));
        Assert.StartsWith("cb.urlver=1&q=", query.Text("search_query"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worst_come_first_and_pages_follow_each_other()
    {
        JsonElement all = await server.Admin.GetAsync(Route);
        int[] scores = [.. all.Rows().Select(row => row.GetProperty("score").GetInt32())];
        Assert.Equal([90, 75, 60, 40, 20, -100], scores);
        JsonElement page = await server.Admin.FindAsync(Route, "", ("start", "4"), ("rows", "3"));
        Assert.Equal([20, -100], page.Rows().Select(row => row.GetProperty("score").GetInt32()));
        Assert.Equal((6, 4), (page.Total(), page.GetProperty("start").GetInt32()));
        Assert.Equal("scan-week-09", (await server.Admin.FindAsync(Route, "", ("sort", "update_time desc"), ("rows", "2"))).Rows()[1].Text("id"));
    }

    [Fact]
    public async Task Nothing_is_found_without_an_error()
    {
        JsonElement answer = await server.Admin.FindAsync(Route, "domain:no.such.name", ("facet", "true"));
        Assert.Equal((0, 0), (answer.Total(), answer.Rows().Length));
        Assert.Equal(0, answer.GetProperty("facets").GetProperty("feed_name").GetArrayLength());
    }

    [Fact]
    public async Task Facets_count_feeds_categories_tags_and_what_is_ignored()
    {
        JsonElement facets = (await server.Admin.FindAsync(Route, "", ("facet", "true"))).GetProperty("facets");
        Assert.Equal(["feed_name", "feed_category", "tags", "is_ignored"], facets.Names());
        Assert.Equal(["ContosoIntel", "SANS", "srstrust"], facets.GetProperty("feed_name").EnumerateArray().Select(entry => entry.Text("name")));
        Assert.Equal(["66.7", "16.7", "16.7"], facets.GetProperty("feed_name").EnumerateArray().Select(entry => entry.Text("ratio")));
    }

    [Theory]
    [InlineData("q=title:", "{\"reason\": \"query_malformed_syntax\"}")]
    [InlineData("sort=score%20desc", "sort param field can't be found: score")]
    [InlineData("q=score:90&cb.strict=true", "unknown field score")]
    [InlineData("rows=all", "Invalid value for parameter rows: all")]
    public async Task Bad_input_is_400(string parameters, string body)
        => Assert.Equal((HttpStatusCode.BadRequest, body), await server.Admin.TryAsync(HttpMethod.Get, Route + "?" + parameters));

    [Fact]
    public async Task A_post_is_a_change_and_has_to_name_reports()
        => Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Post, Route, "{}")).Status);

    [Fact]
    public async Task Reports_belong_to_no_group_and_are_everybodys()
    {
        Assert.Equal((await server.Admin.GetAsync(Route)).Total(), (await server.User.GetAsync(Route)).Total());
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Nobody.TryAsync(HttpMethod.Get, Route)).Status);
    }

    [Fact]
    public async Task A_feed_lists_its_reports()
    {
        JsonElement list = await server.Admin.GetAsync("/api/v1/feed/1/report");
        Assert.Equal(["contoso-2023-090", "contoso-2023-112", "contoso-2024-004", "contoso-2024-017"],
            list.EnumerateArray().Select(report => report.Text("id")));
        JsonElement one = await server.Admin.GetAsync("/api/v1/feed/1/report/contoso-2024-004");
        Assert.Equal(list[2].GetRawText(), one.GetRawText());
        Assert.Equal(list[2].GetRawText(), (await server.Admin.FindAsync(Route, "report_id:contoso-2024-004")).Rows().Single().GetRawText());
    }

    [Theory]
    [InlineData("/api/v1/feed/9/report")]
    [InlineData("/api/v1/feed/x/report")]
    [InlineData("/api/v1/feed/2/report/contoso-2024-004")]
    [InlineData("/api/v1/feed/1/report/nothing")]
    public async Task What_does_not_exist_is_404(string path)
        => Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, path)).Status);
}
