using System.Net;

namespace CbResponse.Client.Tests;

public sealed class NamedValueTests
{
    private const string Dashboard = "GET /api/v1/dashboard/statistics";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_value_has_the_path_to_it_as_its_name()
    {
        using Session session = new();
        session.Server.On(Dashboard, Reply.Json("""{"a": {"b": [{"c": 1}, {"c": "x"}], "d": null}, "e": [], "f": {}, "g h": 1.5, "i": true}"""));
        IReadOnlyList<NamedValue> values = await session.Client.Server.GetDashboardAsync(cancellationToken: Stop);
        Assert.Equal(
            [("a.b[0].c", 1L), ("a.b[1].c", "x"), ("a.d", null), ("e", null), ("f", null), ("g h", 1.5m), ("i", (object?)true)],
            values.Select(value => (value.Name, value.Value)));
        Assert.Equal(("edr.example", null, "a.b[0].c = 1"), (values[0].Server, values[0].Subject, values[0].ToString()));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task An_empty_answer_has_no_values_and_another_thing_is_an_error()
    {
        using Session session = new();
        session.Server.On("GET /api/login-caps", Reply.Empty(HttpStatusCode.NoContent)).On(Dashboard, Reply.Html(HttpStatusCode.OK, "<h1>Login</h1>")).On(Dashboard, Reply.Html(HttpStatusCode.Forbidden, "no"));
        Assert.Empty(await session.Client.Server.GetLoginCapabilitiesAsync(cancellationToken: Stop));
        await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.Server.GetDashboardAsync(cancellationToken: Stop));
        Assert.Equal(CbErrorKind.PermissionDenied, (await Assert.ThrowsAsync<CbServerException>(() => session.Client.Server.GetDashboardAsync(cancellationToken: Stop))).Kind);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Feeds_and_reports_are_the_subject_of_their_values()
    {
        using Session session = new();
        session.Server.On("GET /api/v1/feed/3", Reply.Json("""{"id": 3, "name": "soc"}""")).On("GET /api/v1/feed/3/requirements", Reply.Json("""{"what": "BIN"}"""))
            .On("GET /api/v1/feed/3/report/a%20b/stats", Reply.Json("""{"hits": 4}""")).On("GET /api/v1/feed/3/report", Reply.Json("""[{"id": "a b", "title": "T"}]"""));
        Feed feed = await session.Client.Feeds.GetAsync(3, cancellationToken: Stop);
        Assert.Equal(("soc", "what", "BIN"), Assert.Single(await session.Client.Feeds.GetRequirementsAsync(feed, cancellationToken: Stop)) switch { var value => (value.Subject, value.Name, value.Value) });
        Assert.Equal("3:a b", Assert.Single(await session.Client.Reports.GetStatisticsAsync(new ThreatReportId(3, "a b"), cancellationToken: Stop)).Subject);
        Assert.Equal("3:a b", Assert.Single(await session.Client.Reports.ListAsync(3, cancellationToken: Stop)).UniqueId);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Values_that_stand_deep_are_found_in_no_time()
    {
        using Session session = new();
        session.Server.On(Dashboard, Reply.Json(new string('[', 60) + "1" + new string(']', 60)));
        NamedValue value = Assert.Single(await session.Client.Server.GetDashboardAsync(cancellationToken: Stop));
        Assert.Equal((string.Concat(Enumerable.Repeat("[0]", 60)), 1L), (value.Name, value.Value));
    }
}
