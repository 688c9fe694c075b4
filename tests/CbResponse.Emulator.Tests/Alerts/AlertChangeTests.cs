using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>The triage of alerts (edr-api.md 3.6).</summary>
public sealed class AlertChangeTests(DefaultFixture server) : IClassFixture<DefaultFixture>
{
    private const string Bulk = "/api/v1/alerts";
    private const string Loader = "3f2b8c1e-0d4a-4e7b-9b61-aa0c5d1e2f01";
    private const string Success = """{"result":"success"}""";

    [Fact]
    public async Task One_alert_is_changed_and_opened_again()
    {
        await ResetAsync();
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Post, $"/api/v1/alert/{Loader}", $$"""{"unique_id": "{{Loader}}", "status": "resolved", "assigned_to": "admin"}"""));
        JsonElement alert = await FindAsync(Loader);
        Assert.Equal(("Resolved", "admin", true), (alert.Text("status"), alert.Text("assigned_to"), alert.Names().Contains("resolved_time")));
        await server.Admin.TryAsync(HttpMethod.Post, $"/api/v1/alert/{Loader}", """{"status": "In Progress"}""");
        alert = await FindAsync(Loader);
        Assert.Equal(("In Progress", "admin", false), (alert.Text("status"), alert.Text("assigned_to"), alert.Names().Contains("resolved_time")));
    }

    [Theory]
    [InlineData("nothing", """{"status": "Resolved"}""", 404)]
    [InlineData("3f2b8c1e-0d4a-4e7b-9b61-aa0c5d1e2fff", """{"status": "Resolved"}""", 404)]
    [InlineData(Loader, """{"status": "done"}""", 400)]
    [InlineData(Loader, "[]", 400)]
    public async Task A_change_of_one_is_refused(string id, string body, int status)
        => Assert.Equal(status, (int)(await server.Admin.TryAsync(HttpMethod.Post, $"/api/v1/alert/{id}", body)).Status);

    [Fact]
    public async Task Many_are_changed_by_identifiers_and_unknown_ones_are_passed_over()
    {
        await ResetAsync();
        string[] ids = [.. (await server.Admin.FindAsync("/api/v2/alert", "status:Unresolved")).Rows().Select(row => row.Text("unique_id")!)];
        string body = JsonSerializer.Serialize(new { alert_ids = ids.Append("nothing"), requested_status = "False Positive" });
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Post, Bulk, body));
        Assert.Equal(0, (await server.Admin.FindAsync("/api/v2/alert", "status:Unresolved")).Total());
        Assert.Equal(ids.Length + 1, (await server.Admin.FindAsync("/api/v2/alert", "status:\"False Positive\"")).Total());
    }

    [Fact]
    public async Task Many_are_changed_by_a_query_and_assigned()
    {
        await ResetAsync();
        await server.Admin.PostAsync(Bulk, """{"query": "cb.urlver=1&cb.fq.status=unresolved&q=feed_name%3AContosoIntel&rows=1", "requested_status": "In Progress", "assigned_to": "helpdesk"}""");
        JsonElement found = await server.Admin.FindAsync("/api/v2/alert", "feed_name:ContosoIntel assigned_to:helpdesk");
        Assert.True(found.Total() > 1);
        Assert.All(found.Rows(), row => Assert.Equal("In Progress", row.Text("status")));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"query": "", "requested_status": "Resolved"}""")]
    [InlineData("""{"query": "q=", "requested_status": "Resolved"}""")]
    [InlineData("""{"query": "q=a%20or", "requested_status": "Resolved"}""")]
    [InlineData("""{"query": "q=a", "alert_ids": [], "requested_status": "Resolved"}""")]
    [InlineData("""{"alert_ids": [], "requested_status": "closed"}""")]
    public async Task A_change_of_many_has_to_name_them_one_way(string body)
        => Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Post, Bulk, body)).Status);

    [Fact]
    public async Task Ignoring_silences_the_reports_of_the_alerts()
    {
        await ResetAsync();
        JsonElement alert = (await server.Admin.FindAsync("/api/v2/alert", "alert_severity:[88 TO *]")).Rows().Single();
        Assert.False(alert.GetProperty("report_ignored").GetBoolean());
        await server.Admin.PostAsync(Bulk, JsonSerializer.Serialize(new { alert_ids = new[] { alert.Text("unique_id") }, requested_status = "False Positive", set_ignored = true }));
        Assert.True((await FindAsync(alert.Text("unique_id")!)).GetProperty("report_ignored").GetBoolean());
        Assert.True((await server.Admin.GetAsync($"/api/v1/feed/{alert.GetProperty("feed_id")}/report/{alert.Text("watchlist_id")}")).GetProperty("is_ignored").GetBoolean());
    }

    [Fact]
    public async Task A_late_index_shows_the_change_when_the_clock_says_so()
    {
        await ResetAsync();
        await server.Nobody.PostAsync("/emulator/faults", """{"match": {"path": "/api/v1/alert/*"}, "fault": {"kind": "lateIndex", "seconds": 600}}""");
        await server.Admin.PostAsync($"/api/v1/alert/{Loader}", """{"status": "Resolved"}""");
        Assert.Equal("Unresolved", (await FindAsync(Loader)).Text("status"));
        Assert.Equal(4, (await server.Admin.FindAsync("/api/v2/alert", "status:Unresolved")).Total());
        await server.Nobody.PostAsync("/emulator/clock", """{"advanceSeconds": 601}""");
        Assert.Equal("Resolved", (await FindAsync(Loader)).Text("status"));
        Assert.Equal(3, (await server.Admin.FindAsync("/api/v2/alert", "status:Unresolved")).Total());
        await server.Nobody.TryAsync(HttpMethod.Delete, "/emulator/faults");
    }

    [Fact]
    public async Task Only_a_global_administrator_changes_alerts_and_reports()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await server.User.TryAsync(HttpMethod.Post, $"/api/v1/alert/{Loader}", """{"status": "Resolved"}""")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.User.TryAsync(HttpMethod.Post, Bulk, $$"""{"alert_ids": ["{{Loader}}"], "requested_status": "Resolved"}""")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.User.TryAsync(HttpMethod.Post, "/api/v1/threat_report", """{"ids": {"1": ["contoso-2023-112"]}, "updates": {"is_ignored": true}}""")).Status);
    }

    private async Task ResetAsync() => await server.Nobody.TryAsync(HttpMethod.Post, "/emulator/reset");

    private async Task<JsonElement> FindAsync(string id) => (await server.Admin.GetAsync($"/api/v2/alert?cb.fq.unique_id={id}")).Rows().Single();
}
