using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

public sealed class AlertRouteTests(DefaultFixture server) : IClassFixture<DefaultFixture>
{
    private const string Route = "/api/v2/alert";

    [Fact]
    public async Task The_answer_has_the_members_of_the_reference_in_both_versions()
    {
        JsonElement answer = await server.Admin.FindAsync(Route, "status:unresolved");
        Assert.Equal(["terms", "start", "total_results", "elapsed", "highlights", "facets", "filtered", "results"], answer.Names());
        Assert.Equal(4, answer.Total());
        Assert.Equal(["status:unresolved"], answer.Texts("terms"));
        JsonElement old = await server.Admin.FindAsync("/api/v1/alert", "status:unresolved");
        Assert.Equal(answer.GetProperty("results").GetRawText(), old.GetProperty("results").GetRawText());
    }

    [Fact]
    public async Task An_alert_about_a_process_has_its_awkward_members()
    {
        JsonElement row = (await server.Admin.FindAsync(Route, "alert_type:watchlist.hit.query.process status:unresolved")).Rows().Single();
        Assert.Equal("3f2b8c1e-0d4a-4e7b-9b61-aa0c5d1e2f01", row.Text("unique_id"));
        Assert.Equal((-1, "My Watchlists", "12"), (row.GetProperty("feed_id").GetInt32(), row.Text("feed_name"), row.Text("watchlist_id")));
        Assert.Equal(60.75, row.GetProperty("alert_severity").GetDouble());
        Assert.Equal(("fin-ws-01", "arbeitsplätze münchen", "10.20.1.11"), (row.Text("hostname"), row.Text("group"), row.Text("interface_ip")));
        Assert.Equal("powershell.exe", row.Text("process_name"));
        Assert.Equal(WindowsSoftware.PowerShell.Hash.Md5, row.Text("md5"));
        Assert.StartsWith(row.Text("process_id") + "-", row.Text("process_unique_id"), StringComparison.Ordinal);
        Assert.Equal(row.Text("process_unique_id")![37..], row.GetProperty("segment_id").GetInt64().ToString("x12", null));
        Assert.True(row.GetProperty("_version_").GetInt64() > 1L << 53);
        Assert.Matches("^[0-9]+$", row.Text("total_hosts")!);
        using JsonDocument attributes = JsonDocument.Parse(row.Text("ioc_attr")!);
        Assert.Equal("PREPREPREpowershell.exePOSTPOSTPOST", attributes.RootElement.GetProperty("highlights")[0].GetString());
        Assert.DoesNotContain("resolved_time", row.Names());
        Assert.Equal("Hidden windows and encoded commands", row.Text("description"));
        Assert.Equal(JsonValueKind.Number, row.GetProperty("fileless_scriptload_count").ValueKind);
    }

    [Fact]
    public async Task An_alert_about_a_file_has_other_members()
    {
        JsonElement row = (await server.Admin.FindAsync(Route, "alert_type:*.binary")).Rows().Single();
        Assert.Equal(AttackSoftware.Beacon.Hash.Md5.ToUpperInvariant(), row.Text("md5"));
        Assert.Equal([AttackSoftware.Beacon.Path], row.Texts("observed_filename"));
        Assert.Equal((1, 1, "Invalid Signature"), (row.GetProperty("host_count").GetInt32(),
            row.GetProperty("observed_filename_total_count").GetInt32(), row.Text("digsig_result")));
        Assert.Equal(("In Progress", "helpdesk", false), (row.Text("status"), row.Text("assigned_to"), row.GetProperty("report_ignored").GetBoolean()));
        Assert.Empty(row.Texts("other_hostnames"));
        Assert.DoesNotContain("process_id", row.Names());
    }

    [Fact]
    public async Task One_alert_is_fetched_by_a_filter_and_nothing_by_an_unknown_one()
    {
        JsonElement one = await server.Admin.GetAsync(Route + "?cb.fq.unique_id=3f2b8c1e-0d4a-4e7b-9b61-aa0c5d1e2f04");
        Assert.Equal(("Resolved", "admin"), (one.Rows().Single().Text("status"), one.Rows()[0].Text("assigned_to")));
        Assert.Equal("2016-11-16T15:02:01.75Z", one.Rows()[0].Text("resolved_time"));
        Assert.Equal(0, (await server.Admin.GetAsync(Route + "?cb.fq.unique_id=3f2b8c1e")).Total());
        Assert.Empty((await server.Admin.FindAsync(Route, "hostname:nobody")).Rows());
    }

    [Fact]
    public async Task The_newest_come_first_and_pages_follow_each_other()
    {
        JsonElement all = await server.Admin.FindAsync(Route, "");
        string[] created = [.. all.Rows().Select(row => row.Text("created_time")!)];
        Assert.Equal(created.OrderDescending(StringComparer.Ordinal), created);
        List<string> paged = [];
        for (int start = 0; start < all.Total(); start += 2)
            paged.AddRange((await server.Admin.FindAsync(Route, "", ("start", $"{start}"), ("rows", "2"))).Rows().Select(row => row.Text("unique_id")!));
        Assert.Equal(all.Rows().Select(row => row.Text("unique_id")), paged);
        double[] severities = [.. (await server.Admin.FindAsync(Route, "", ("sort", "alert_severity asc"))).Rows()
            .Select(row => row.GetProperty("alert_severity").GetDouble())];
        Assert.Equal(severities.Order(), severities);
    }

    [Theory]
    [InlineData("facet")]
    [InlineData("facets")]
    public async Task Facets_answer_to_both_names(string name)
    {
        JsonElement answer = await server.Admin.FindAsync(Route, "", (name, "true"), ("rows", "0"));
        Assert.Equal(["status", "username", "feed_name", "hostname", "watchlist_name", "assigned_to"], answer.GetProperty("facets").Names());
        JsonElement[] status = [.. answer.GetProperty("facets").GetProperty("status").EnumerateArray()];
        Assert.Equal(
            [("Unresolved", 4, 100.0, "57.1"), ("False Positive", 1, 25.0, "14.3"), ("In Progress", 1, 25.0, "14.3"),
                ("Resolved", 1, 25.0, "14.3")],
            status.Select(entry => (entry.Text("name")!, entry.GetProperty("value").GetInt32(), entry.GetProperty("percent").GetDouble(),
                entry.Text("ratio")!)));
    }

    [Fact]
    public async Task A_post_takes_the_same_parameters()
    {
        JsonElement post = await server.Admin.PostAsync(
            Route, """{"q": ["feed_name:ContosoIntel"], "cb.fq.status": ["Unresolved", "In Progress"], "rows": [2]}""");
        Assert.Equal((4, 2), (post.Total(), post.Rows().Length));
        Assert.Equal(["Unresolved", "In Progress"], post.GetProperty("filtered").Texts("status"));
        Assert.Equal(4, (await server.Admin.PostAsync("/api/v1/alert", """{"q": "status:Unresolved"}""")).Total());
    }

    [Theory]
    [InlineData("q=status:", "{\"reason\": \"query_malformed_syntax\"}")]
    [InlineData("q=a%20or", "{\"reason\": \"query_malformed_syntax\"}")]
    [InlineData("sort=last_update%20desc", "sort param field can't be found: last_update")]
    [InlineData("q=process_md5:x&cb.strict=1", "unknown field process_md5")]
    public async Task Bad_input_is_400(string parameters, string body)
        => Assert.Equal((HttpStatusCode.BadRequest, body), await server.Admin.TryAsync(HttpMethod.Get, Route + "?" + parameters));

    [Fact]
    public async Task Alerts_of_hidden_groups_are_neither_found_nor_counted()
    {
        Assert.Equal(1, (await server.Admin.FindAsync(Route, "hostname:sql01")).Total());
        Assert.Equal(0, (await server.User.FindAsync(Route, "hostname:sql01")).Total());
        JsonElement seen = await server.User.FindAsync(Route, "", ("facet", "true"), ("facet.field", "hostname"), ("rows", "100"));
        Assert.Equal(6, seen.Total());
        Assert.All(seen.Rows(), row => Assert.Contains(row.Text("group"), (string[])["arbeitsplätze münchen", "default group"]));
        Assert.Equal(["fin-ws-01", "win-ia9nq1gn8oi"],
            seen.GetProperty("facets").GetProperty("hostname").EnumerateArray().Select(entry => entry.Text("name")));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Nobody.TryAsync(HttpMethod.Get, Route)).Status);
    }
}
