using System.Net;

namespace CbResponse.Client.Tests;

public sealed class ThreatReportTests
{
    /// <summary>A report in the awkward forms of edr-api.md 3.7 and 1.9.</summary>
    private const string Row = """
        {"feed_id": "7", "feed_name": "soc", "id": "soc-1", "title": "FUZZYWOMBAT dropper", "score": "80", "timestamp": 1709528400, "create_time": "2024-03-03T05:40:00Z", "has_query": false,
         "is_ignored": "false", "tags": null, "iocs": {"md5": ["79B6D4C5283FC806387C55B8D7C8B762"], "ja4": ["t13d"]}, "new_member": 1}
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_follow_one_another_and_rows_are_read_with_their_awkward_forms()
    {
        using AnsweringServer server = new();
        using CbClient client = Connect(server);
        server.On("GET /api/v1/threat_report?cb.urlver=1&q=title%3AFUZZYWOMBAT&rows=1&start=0&sort=severity_score%20desc", Page(2, Row))
            .On("GET /api/v1/threat_report?cb.urlver=1&q=title%3AFUZZYWOMBAT&rows=1&start=1&sort=severity_score%20desc", Page(2, """{"feed_id": 7, "id": "soc-2"}"""));
        List<ThreatReport> reports = [];
        await foreach (ThreatReport report in client.Reports.SearchAsync(new ThreatReportSearch { Query = "title:FUZZYWOMBAT", Range = new SearchRange { PageSize = 1 } }, null, Stop))
            reports.Add(report);
        Assert.Equal(["7:soc-1", "7:soc-2"], reports.Select(report => report.UniqueId));
        ThreatReport first = reports[0];
        Assert.Equal((80, false, 1), (first.Score, first.IsIgnored, first.Indicators.Md5.Count));
        Assert.Equal(new DateTime(2024, 3, 4, 5, 0, 0, DateTimeKind.Utc), first.Timestamp);
        Assert.Empty(first.Tags);
        Assert.Contains("ja4", first.Indicators.AdditionalFields.Keys);
        Assert.Equal(1L, first.AdditionalFields["new_member"]);
        Assert.Equal("soc: FUZZYWOMBAT dropper", first.ToString());
    }

    [Theory]
    [InlineData("""{"query": [{"index_type": "events", "search_query": "q=a"}]}""")]
    [InlineData("""{"query": {"index_type": "events", "search_query": ["q=a"]}}""")]
    public async Task A_query_comes_in_two_forms(string indicators)
    {
        using AnsweringServer server = new();
        using CbClient client = Connect(server);
        server.On("GET /api/v1/feed/7/report/a%20b", Reply.Json($$"""{"id": "a b", "iocs": {{indicators}}}"""));
        ThreatReport report = await client.Reports.GetAsync(new ThreatReportId(7, "a b"), null, Stop);
        Assert.Equal("7:a b", report.UniqueId);
        Assert.Equal([new ReportQuery("events", "q=a")], report.Indicators.Queries);
    }

    [Fact]
    public async Task Each_kind_of_indicator_has_its_list()
    {
        using AnsweringServer server = new();
        using CbClient client = Connect(server);
        server.On("GET /api/v1/feed/7/report/a", Reply.Json("""
            {"id": "a", "iocs": {"sha256": ["5"], "dns": ["c2.example", "x.example"], "ipv4": "203.0.113.9", "ipv6": null, "ja3": ["1"], "ja3s": ["2"], "query": []}}
            """)).On("GET /api/v1/feed/7/report/b", Reply.Json("""{"id": "b"}"""));
        ReportIndicators indicators = (await client.Reports.GetAsync(new ThreatReportId(7, "a"), null, Stop)).Indicators;
        Assert.Equal(("5", "203.0.113.9", "1", "2"), (indicators.Sha256[0], indicators.IPv4[0], indicators.Ja3[0], indicators.Ja3s[0]));
        Assert.Equal(["c2.example", "x.example"], indicators.Domains);
        Assert.Empty((List<string>)[.. indicators.Md5, .. indicators.IPv6, .. indicators.AdditionalFields.Keys]);
        Assert.Empty(indicators.Queries);
        Assert.Equal("1 sha256, 2 dns, 1 ipv4, 0 ipv6, 1 ja3, 1 ja3s, 0 query", indicators.ToString());

        ReportIndicators none = (await client.Reports.GetAsync(new ThreatReportId(7, "b"), null, Stop)).Indicators;
        Assert.Empty((List<string>)[.. none.Md5, .. none.AdditionalFields.Keys]);
        Assert.Equal(string.Empty, none.ToString());
    }

    [Fact]
    public async Task Counting_brings_no_rows()
    {
        using AnsweringServer server = new();
        using CbClient client = Connect(server);
        server.On("GET /api/v1/threat_report?cb.urlver=1&q=&rows=0&start=0", Reply.Json("""{"results": [], "total_results": 1234}"""));
        Assert.Equal(1_234, await client.Reports.CountAsync(new ThreatReportSearch(), null, Stop));
    }

    [Fact]
    public async Task Reports_are_silenced_by_feed_and_read_back()
    {
        using Session session = new(Session.Options(retries: 0));
        session.Server.On("POST /api/v1/threat_report", Reply.Empty(HttpStatusCode.NoContent), """{"ids":{"7":["a","b"],"8":["c"]},"updates":{"is_ignored":true}}""")
            .On("GET /api/v1/feed/7/report/a", Reply.Json("""{"id": "a", "feed_id": 7, "is_ignored": true}"""));
        await session.Client.Reports.SetIgnoredAsync([new(7, "a"), new(8, "c"), new(7, "b")], isIgnored: true, null, Stop);
        Assert.True((await session.Client.Reports.ConfirmAsync(new(7, "a"), isIgnored: true, null, Stop)).IsIgnored);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_success_that_changed_nothing_is_none()
    {
        using AnsweringServer server = new();
        using CbClient client = Connect(server);
        server.On("GET /api/v1/feed/7/report/a", Reply.Json("""{"id": "a", "feed_id": 7, "is_ignored": false}"""));
        CbException e = await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => client.Reports.ConfirmAsync(new(7, "a"), isIgnored: true, null, Stop));
        Assert.Contains("although the server reported success", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_says_which_right_is_missing()
    {
        using Session session = new(Session.Options(retries: 0));
        session.Server.On("POST /api/v1/threat_report", Reply.Html(HttpStatusCode.Forbidden, "<h1>403</h1>"), """{"ids":{"7":["a"]},"updates":{"is_ignored":false}}""");
        CbServerException e = await Assert.ThrowsAsync<CbServerException>(() => session.Client.Reports.SetIgnoredAsync([new(7, "a")], isIgnored: false, null, Stop));
        Assert.Equal(CbErrorKind.PermissionDenied, e.Kind);
        Assert.Contains("global administrator", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_report_is_not_found_and_a_broken_one_is_told()
    {
        using AnsweringServer server = new();
        using CbClient client = Connect(server);
        Assert.Equal(CbErrorKind.ObjectNotFound, (await Assert.ThrowsAsync<CbServerException>(() => client.Reports.GetAsync(new(7, "x"), null, Stop))).Kind);
        server.On("GET /api/v1/feed/7/report/x", Reply.Json("{}"));
        await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => client.Reports.GetAsync(new(7, "x"), null, Stop));
        server.On("GET /api/v1/threat_report?cb.urlver=1&q=&rows=100&start=0&sort=severity_score%20desc", Reply.Json("""{"results": [{"id": {}}], "total_results": 1}"""));
        await Assert.ThrowsAsync<CbUnexpectedResponseException>(async () =>
        {
            await foreach (ThreatReport report in client.Reports.SearchAsync(new ThreatReportSearch(), null, Stop))
                Assert.Fail(report.ToString());
        });
    }

    [Theory]
    [InlineData("7:a:b", 7, "a:b")]
    [InlineData("a", null, null)]
    [InlineData("7:", null, null)]
    [InlineData(":a", null, null)]
    [InlineData("-1:a", null, null)]
    public void An_identifier_is_feed_and_report(string text, int? feed, string? report)
    {
        ThreatReportId? id = ThreatReportId.Parse(text);
        Assert.Equal((feed, report), (id?.FeedId, id?.ReportId));
        Assert.True(id is null || id.ToString() == text);
    }

    private static CbClient Connect(AnsweringServer server) => new(Session.Options(retries: 0), new ManualClock(), server);

    private static Reply Page(int total, string row) => Reply.Json($$"""{"results": [{{row}}], "total_results": {{total}}}""");
}
