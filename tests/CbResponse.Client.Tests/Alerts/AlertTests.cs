using System.Globalization;
using System.Net;

namespace CbResponse.Client.Tests;

public sealed class AlertTests
{
    private const string Id = "3f2b8c1e-0d4a-4e7b-9b61-aa0c5d1e2f30";
    private const string Change = """{"unique_id":"a","status":"Resolved"}""";
    private const string Success = """{"result": "success"}""";

    /// <summary>The row of the reference (edr-api.md A.4), shortened.</summary>
    private const string Row = """
        {"unique_id": "3f2b8c1e-0d4a-4e7b-9b61-aa0c5d1e2f30", "alert_type": "watchlist.hit.query.process", "created_time": "2024-03-05T06:20:01.805Z",
         "status": "in progress", "alert_severity": 60.75, "report_score": 75, "feed_id": -1, "feed_name": "My Watchlists", "watchlist_id": "12", "watchlist_name": "Updater runs",
         "ioc_type": "query", "ioc_attr": "{\"highlights\": [\"PREPREPREupdater.exePOSTPOSTPOST\"]}", "hostname": "lab-ws-07", "sensor_id": 7,
         "comms_ip": "203.0.113.9", "interface_ip": -889163511, "process_name": "updater.exe", "process_id": "0",
         "process_unique_id": "00000007-0000-1234-01da-6ec35ac2a480-018e0d3bbc84", "total_hosts": "2", "_version_": 1792735491213017088}
        """;

    [Fact]
    public async Task A_row_is_read_with_its_awkward_forms()
    {
        using AnsweringServer server = new();
        using CbClient client = Connect(server);
        server.On(Lookup(Id), Page(Row));
        Alert alert = await client.Alerts.GetAsync(Id, null, TestContext.Current.CancellationToken);

        Assert.Equal((AlertStatus.InProgress, 60.75, "Updater runs", "updater.exe", 2), (alert.Status, alert.Severity, alert.Source, alert.FileName, alert.TotalHosts));
        Assert.Equal(("203.0.113.9", "203.0.113.9"), (alert.CommsIP!.ToString(), alert.InterfaceIP!.ToString()));
        Assert.Equal("00000007-0000-1234-01da-6ec35ac2a480", alert.ProcessId);
        Assert.Equal("updater.exe", Assert.Single(alert.IocDetails!.Highlights[0].Terms));
        Assert.Equal(1792735491213017088L, alert.AdditionalFields["_version_"]);
        Assert.Equal("Updater runs on lab-ws-07", alert.ToString());
    }

    [Theory]
    [InlineData("""{"unique_id": "a", "ioc_attr": "no JSON"}""", null, "no JSON")]
    [InlineData("""{"unique_id": "a", "ioc_attr": "[1]"}""", null, "[1]")]
    [InlineData("""{"unique_id": "a", "ioc_attr": null}""", null, null)]
    [InlineData("""{"unique_id": "a", "ioc_attr": {"direction": "Outbound", "protocol": "TCP", "remote_ip": "203.0.113.9", "remote_port": "443"}}""", "TCP Outbound 203.0.113.9:443", "*")]
    public async Task Details_come_as_text_or_object_and_lose_no_alert(string row, string? details, string? text)
    {
        using AnsweringServer server = new();
        using CbClient client = Connect(server);
        server.On(Lookup("a"), Page(row));
        Alert alert = await client.Alerts.GetAsync("a", null, TestContext.Current.CancellationToken);
        Assert.Equal(details, alert.IocDetails?.ToString());
        Assert.True(text == "*" || text == alert.IocText);
    }

    [Fact]
    public async Task Details_of_a_connection_and_of_a_block_are_typed()
    {
        using AnsweringServer server = new();
        using CbClient client = Connect(server);
        server.On(Lookup("a"), Page("""
            {"unique_id": "a", "ioc_attr": "{\"protocol\": 6, \"direction\": \"Outbound\", \"local_ip\": \"10.0.0.7\", \"local_port\": 50123, \"remote_ip\": \"2001:db8::1\", \"remote_port\": \"443\", \"dns_name\": \"c2.example\", \"port\": 1}"}
            """)).On(Lookup("b"), Page("""
            {"unique_id": "b", "ioc_attr": "{\"hit_field_md5\": \"00112233445566778899AABBCCDDEEFF\", \"hit_field_path\": \"c:\\\\x.exe\", \"hit_field_result\": \"ProcessTerminated\", \"remote_ip\": null}"}
            """));
        IocDetails hit = (await client.Alerts.GetAsync("a", null, TestContext.Current.CancellationToken)).IocDetails!;
        Assert.Equal(("6", "Outbound", "10.0.0.7", 50_123, "2001:db8::1", 443, "c2.example"),
            (hit.Protocol, hit.Direction, hit.LocalIP?.ToString(), hit.LocalPort, hit.RemoteIP?.ToString(), hit.RemotePort, hit.DomainName));
        Assert.Equal("6 Outbound c2.example:443", hit.ToString());
        Assert.Equal("port", Assert.Single(hit.AdditionalFields.Keys));
        Assert.Empty(hit.Highlights);

        IocDetails block = (await client.Alerts.GetAsync("b", null, TestContext.Current.CancellationToken)).IocDetails!;
        Assert.Equal(("00112233445566778899AABBCCDDEEFF", "c:\\x.exe", "ProcessTerminated", null), (block.BlockedMd5, block.BlockedPath, block.BlockResult, block.RemoteIP));
        Assert.Equal("c:\\x.exe", block.ToString());
    }

    [Theory]
    [InlineData(0, null, "a1,a2,a3")]
    [InlineData(1, 1L, "a2")]
    [InlineData(2, 5L, "a3")]
    [InlineData(3, null, "")]
    [InlineData(0, 0L, "")]
    public async Task Alerts_about_processes_are_picked_out_of_what_the_server_finds(int skip, long? first, string ids)
    {
        const string Mine = "00000007-0000-1234-01da-6ec35ac2a480";
        using AnsweringServer server = new();
        server.On("GET /api/v2/alert?cb.urlver=1&q=hostname%3Alab-ws-07&rows=10&start=0&sort=created_time%20desc", Reply.Json($$"""
            {"results": [
              {"unique_id": "a1", "process_id": "{{Mine}}"},
              {"unique_id": "b1", "process_id": "00000007-0000-1235-01da-6ec35ac2a480"},
              {"unique_id": "a2", "process_unique_id": "{{Mine}}-018e0d3bbc84"},
              {"unique_id": "b2", "md5": "00112233445566778899aabbccddeeff"},
              {"unique_id": "a3", "process_id": "{{Mine.ToUpperInvariant()}}"}
            ], "total_results": 5}
            """));
        using CbClient client = Connect(server);
        AlertSearch search = new() { Query = "hostname:lab-ws-07", ProcessIds = [Mine], Range = new SearchRange { Skip = skip, First = first, PageSize = 10 } };
        List<string?> found = [];
        await foreach (Alert alert in client.Alerts.SearchAsync(search, null, TestContext.Current.CancellationToken))
            found.Add(alert.Id);
        Assert.Equal(ids, string.Join(',', found));
        Assert.Equal(3, await client.Alerts.CountAsync(search, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_server_without_the_newer_route_is_asked_by_the_older_one()
    {
        using AnsweringServer server = new();
        using CbClient client = Connect(server);
        server.On(Lookup("a").Replace("/v2/", "/v1/", StringComparison.Ordinal), Page("""{"unique_id": "a"}"""));
        RecordingObserver observer = new();
        Assert.Equal("a", (await client.Alerts.GetAsync("a", observer, TestContext.Current.CancellationToken)).Id);
        Assert.Equal(CbWarningKind.OlderRoute, Assert.Single(observer.Warnings).Kind);
        server.Clear();
        Assert.Equal("a", (await client.Alerts.GetAsync("a", observer, TestContext.Current.CancellationToken)).Id);
        Assert.StartsWith("GET /api/v1/alert?", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_looked_for_until_the_time_is_up()
    {
        using Session session = new(Session.Options(retries: 0));
        session.Server.On("POST /api/v1/alert/a", Reply.Json(Success), Change).OnInfo();
        for (int i = 0; i < 5; i++)
            session.Server.On(Lookup("a"), Page("""{"unique_id": "a", "status": "Unresolved"}"""));
        AlertTriage triage = session.Client.Alerts.Triage(new AlertChange(AlertStatus.Resolved), TimeSpan.FromSeconds(10));
        AlertOutcome outcome = Assert.Single(await RunAsync(triage, "a"));
        Assert.Equal((AlertOutcomeState.NotShown, null), (outcome.State, outcome.Alert));
        Assert.Equal([1, 2, 4, 3], session.Clock.Delays.Select(delay => delay.TotalSeconds));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Each_alert_has_one_outcome()
    {
        using AnsweringServer server = new();
        using CbClient client = Connect(server);
        server.On("POST /api/v1/alerts", Reply.Json(Success))
            .On("GET /api/v2/alert?cb.urlver=1&cb.fq.unique_id=a&cb.fq.unique_id=b&q=&rows=2&start=0&sort=created_time%20desc", Page("""{"unique_id": "a", "status": "False Positive"}"""));
        List<AlertOutcome> outcomes = await RunAsync(client.Alerts.Triage(new AlertChange(AlertStatus.FalsePositive), TimeSpan.Zero), "a", "b");
        Assert.Equal([("a", AlertOutcomeState.Confirmed), ("b", AlertOutcomeState.Unknown)], outcomes.Select(outcome => (outcome.Id, outcome.State)));
    }

    [Fact]
    public async Task When_many_blocks_wait_the_oldest_is_looked_at_without_a_pause()
    {
        using AnsweringServer server = new();
        using CbClient client = Connect(server);
        AlertTriage triage = client.Alerts.Triage(new AlertChange(AlertStatus.Resolved), TimeSpan.Zero);
        IReadOnlyList<AlertOutcome> certain = [];
        for (int i = 0; i <= AlertTriage.MostWaiting; i++)
        {
            Assert.Empty(certain);
            server.On($"POST /api/v1/alert/{i}", Reply.Json(Success)).On(Lookup($"{i}"), Page($$"""{"unique_id": "{{i}}", "status": "Resolved"}"""));
            certain = await triage.ChangeAsync([$"{i}"], null, TestContext.Current.CancellationToken);
        }

        Assert.Equal(("0", AlertOutcomeState.Confirmed), (Assert.Single(certain).Id, certain[0].State));
    }

    /// <summary>The change of a block stands, and so does that of the block before, when that one cannot be looked at meanwhile.</summary>
    [Fact]
    public async Task A_look_that_fails_is_repeated_and_undoes_no_change()
    {
        using Session session = new(Session.Options(retries: 0));
        session.Server.On("POST /api/v1/alert/a", Reply.Json(Success), Change)
            .On("POST /api/v1/alert/b", Reply.Json(Success), Change.Replace("\"a\"", "\"b\"", StringComparison.Ordinal))
            .OnInfo().On(Lookup("a"), Reply.Html(HttpStatusCode.ServiceUnavailable, "<h1>busy</h1>"))
            .On(Lookup("b"), Page("""{"unique_id": "b", "status": "Resolved"}"""))
            .On(Lookup("a"), Page("""{"unique_id": "a", "status": "Resolved"}"""));
        AlertTriage triage = session.Client.Alerts.Triage(new AlertChange(AlertStatus.Resolved), TimeSpan.FromSeconds(10));
        Assert.Empty(await triage.ChangeAsync(["a"], null, TestContext.Current.CancellationToken));
        session.Clock.Advance(AlertTriage.UsualDelay);
        List<AlertOutcome> outcomes = await RunAsync(triage, "b");
        Assert.Equal([("b", AlertOutcomeState.Confirmed), ("a", AlertOutcomeState.Confirmed)], outcomes.Select(outcome => (outcome.Id, outcome.State)));
        session.Server.AssertDone();
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, 4)]
    [InlineData(HttpStatusCode.Unauthorized, 1)]
    public async Task Alerts_that_cannot_be_looked_at_have_an_outcome_and_the_failure_comes_last(HttpStatusCode status, int looks)
    {
        using Session session = new(Session.Options(retries: 0));
        session.Server.On("POST /api/v1/alert/a", Reply.Json(Success), Change).OnInfo();
        for (int i = 0; i < looks; i++)
            session.Server.On(Lookup("a"), Reply.Html(status, "<h1>no</h1>"));
        AlertTriage triage = session.Client.Alerts.Triage(new AlertChange(AlertStatus.Resolved), TimeSpan.FromSeconds(5));
        await triage.ChangeAsync(["a"], null, TestContext.Current.CancellationToken);
        (List<IReadOnlyList<AlertOutcome>> outcomes, Exception? failure) = await Reading.UntilFailureAsync(triage.FinishAsync(null, TestContext.Current.CancellationToken));
        Assert.Equal(new AlertOutcome("a", AlertOutcomeState.NotShown), Assert.Single(outcomes.SelectMany(some => some)));
        Assert.Equal((int)status, Assert.IsType<CbServerException>(failure).StatusCode);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_look_that_fails_is_no_failure_of_the_block_that_was_sent_and_is_taken_again()
    {
        using AnsweringServer server = new();
        using CbClient client = Connect(server);
        AlertTriage triage = client.Alerts.Triage(new AlertChange(AlertStatus.Resolved), TimeSpan.Zero);
        for (int i = 0; i <= AlertTriage.MostWaiting; i++)
        {
            server.On($"POST /api/v1/alert/{i}", Reply.Json(Success)).On(Lookup($"{i}"), Reply.Html(HttpStatusCode.InternalServerError, "<h1>500</h1>"));
            Assert.Empty(await triage.ChangeAsync([$"{i}"], null, TestContext.Current.CancellationToken));
        }

        (List<IReadOnlyList<AlertOutcome>> outcomes, Exception? failure) = await Reading.UntilFailureAsync(triage.FinishAsync(null, TestContext.Current.CancellationToken));
        Assert.IsType<CbServerException>(failure);
        Assert.Equal(
            Enumerable.Range(0, AlertTriage.MostWaiting + 1).Select(i => ($"{i}", AlertOutcomeState.NotShown)).OrderBy(pair => pair.Item1, StringComparer.Ordinal),
            outcomes.SelectMany(some => some).Select(outcome => (outcome.Id, outcome.State)).OrderBy(pair => pair.Id, StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_alert_of_a_feed_leads_to_it_and_the_second_look_costs_nothing()
    {
        using AnsweringServer server = new();
        using CbClient client = Connect(server);
        server.On(Lookup("a"), Page("""{"unique_id": "a", "feed_id": 7}""")).On(Lookup("b"), Page("""{"unique_id": "b", "feed_id": "-1"}""")).On("GET /api/v1/feed/7", Reply.Json("""{"id": 7, "name": "soc"}"""));
        Alert ofFeed = await client.Alerts.GetAsync("a", null, TestContext.Current.CancellationToken);
        Alert ofWatchlist = await client.Alerts.GetAsync("b", null, TestContext.Current.CancellationToken);
        server.Clear();
        for (int i = 0; i < 2; i++)
            Assert.Equal("soc", (await client.Joins.GetFeedAsync(ofFeed, null, TestContext.Current.CancellationToken))!.Name);
        Assert.Null(await client.Joins.GetFeedAsync(ofWatchlist, null, TestContext.Current.CancellationToken));
        Assert.Equal(["GET /api/v1/feed/7"], server.Requests);
    }

    [Fact]
    public async Task A_refusal_says_which_right_is_missing()
    {
        using Session session = new(Session.Options(retries: 0));
        session.Server.On("POST /api/v1/alert/a", Reply.Html(HttpStatusCode.Forbidden, "<h1>403</h1>"), Change);
        CbServerException e = await Assert.ThrowsAsync<CbServerException>(()
            => session.Client.Alerts.ChangeAsync(["a"], new AlertChange(AlertStatus.Resolved), null, TestContext.Current.CancellationToken));
        Assert.Equal(CbErrorKind.PermissionDenied, e.Kind);
        Assert.Contains("global administrator", e.Message, StringComparison.Ordinal);
    }

    private static CbClient Connect(AnsweringServer server) => new(Session.Options(retries: 0), new ManualClock(), server);

    private static string Lookup(string id) => $"GET /api/v2/alert?cb.urlver=1&cb.fq.unique_id={id}&q=&rows=1&start=0&sort=created_time%20desc";

    private static Reply Page(string row) => Reply.Json(string.Format(CultureInfo.InvariantCulture, """{{"results": [{0}], "total_results": 1}}""", row));

    private static async Task<List<AlertOutcome>> RunAsync(AlertTriage triage, params string[] ids)
    {
        List<AlertOutcome> outcomes = [.. await triage.ChangeAsync(ids, null, TestContext.Current.CancellationToken)];
        await foreach (IReadOnlyList<AlertOutcome> some in triage.FinishAsync(null, TestContext.Current.CancellationToken))
            outcomes.AddRange(some);
        return outcomes;
    }
}
