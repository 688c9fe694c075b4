using System.Globalization;
using System.Net;

namespace CbResponse.Client.Tests;

public sealed class SensorListTests
{
    private const string Old = "5.1.0.150101.1000";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_are_asked_for_in_an_order_that_does_not_move()
    {
        using Session session = new();
        session.Server.OnInfo().On(Page(0, 100), Reply.Json(List(3)));
        Assert.Equal((int[])[1, 2, 3], await IdsAsync(session, new SensorSearch()));
        session.Server.AssertDone();
        Assert.Empty(session.Observer.Warnings);
        Assert.Equal(["HOST-1", "HOST-2", "HOST-3"], session.Client.Sensors.RecentNames.List());
    }

    [Fact]
    public async Task More_than_a_thousand_come_in_pages()
    {
        using Session session = new();
        session.Server.OnInfo().On(Page(0, 100), Reply.Json(List(100, total: 1_101))).On(Page(100, 1000), Reply.Json(List(1_000, first: 101, total: 1_101)))
            .On(Page(1_100, 1000), Reply.Json(List(1, first: 1_101, total: 1_101)));
        Assert.Equal(Enumerable.Range(1, 1_101), await IdsAsync(session, new SensorSearch()));
        session.Server.AssertDone();
        Assert.Empty(session.Observer.Warnings);
    }

    [Fact]
    public async Task A_sensor_that_comes_again_on_any_page_comes_out_once_and_the_change_is_told()
    {
        using Session session = new(Session.Options());
        session.Server.OnInfo(maxRows: 2).On(Page(0, 2), Reply.Json(Rows(6, 1, 2))).On(Page(2, 2), Reply.Json(Rows(6, 3, 4))).On(Page(4, 2), Reply.Json(Rows(6, 2, 5)));
        Assert.Equal((int[])[1, 2, 3, 4, 5], await IdsAsync(session, new SensorSearch()));
        CbWarning warning = Assert.Single(session.Observer.Warnings);
        Assert.Equal(CbWarningKind.ChangedWhileReading, warning.Kind);
        Assert.Contains("1 rows came twice", warning.Message, StringComparison.Ordinal);
        Assert.Contains("List the sensors again", warning.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("start asc", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fleet_that_shrinks_meanwhile_is_told()
    {
        using Session session = new();
        session.Server.OnInfo(maxRows: 2).On(Page(0, 2), Reply.Json(Rows(4, 1, 2))).On(Page(2, 2), Reply.Json(Rows(3, 4)));
        Assert.Equal((int[])[1, 2, 4], await IdsAsync(session, new SensorSearch()));
        Assert.Equal(CbWarningKind.ChangedWhileReading, Assert.Single(session.Observer.Warnings).Kind);
    }

    [Fact]
    public async Task Of_several_filters_the_server_gets_one_and_all_hold()
    {
        using Session session = new();
        session.Server.OnInfo().On("GET /api/v2/sensor?start=0&rows=100&ip=10.&sort.col=computer_name&sort.dir=asc", Reply.Json("""
            {"total_results": 4, "results": [{"id": 1, "group_id": 2, "status": "Online"}, {"id": 2, "group_id": 3, "status": "Online"},
             {"id": 3, "group_id": 2, "status": "Offline"}, {"id": 4, "group_id": 2, "status": "Online"}]}
            """));
        SensorSearch search = new() { IPAddressPart = "10.", GroupId = 2, Filter = sensor => sensor.IsOnline };
        Assert.Equal((int[])[1, 4], await IdsAsync(session, search));
        Assert.Null(await session.Client.Sensors.CountAsync(search, cancellationToken: Cancel));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_name_beside_an_address_is_judged_here_before_rows_are_counted()
    {
        using Session session = new();
        session.Server.OnInfo().On("GET /api/v2/sensor?start=0&rows=100&ip=10.&sort.col=computer_name&sort.dir=asc", Reply.Json(List(20)));
        SensorSearch search = new() { IPAddressPart = "10.", HostNamePart = "HOST-1", Range = new SearchRange { Skip = 1, First = 2 } };
        Assert.Equal((int[])[10, 11], await IdsAsync(session, search));
        Assert.Null(await session.Client.Sensors.CountAsync(search, cancellationToken: Cancel));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Limits_count_what_the_filter_lets_through()
    {
        using Session session = new();
        session.Server.OnInfo(maxRows: 4).On(Page(0, 4), Reply.Json(List(4, total: 100))).On(Page(4, 4), Reply.Json(List(4, first: 5, total: 100))).On(Page(8, 4), Reply.Never());
        SensorSearch search = new() { Filter = sensor => sensor.Id % 2 == 0, Range = new SearchRange { Skip = 1, First = 2 } };
        Assert.Equal((int[])[4, 6], await IdsAsync(session, search));
    }

    [Fact]
    public async Task Limits_go_to_the_server_when_it_alone_decides()
    {
        using Session session = new();
        session.Server.OnInfo().On("GET /api/v2/sensor?start=5&rows=2&groupid=3&sort.col=computer_name&sort.dir=asc", Reply.Json(List(2, first: 6, total: 100)))
            .On("GET /api/v2/sensor?start=0&rows=0&groupid=3", Reply.Json(Rows(100)));
        SensorSearch search = new() { GroupId = 3, Range = new SearchRange { Skip = 5, First = 2 } };
        Assert.Equal([6, 7], (await ToListAsync(session, search)).Select(sensor => sensor.Id ?? 0));
        Assert.Equal(100, await session.Client.Sensors.CountAsync(search, cancellationToken: Cancel));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Activity_is_judged_here_where_pages_know_no_such_filter()
    {
        using Session session = new();
        session.Server.OnInfo().On(Page(0, 100), Reply.Json("""
            {"total_results": 3, "results": [{"id": 1, "last_checkin_time": "2024-03-04 23:00:00-07:00"}, {"id": 2, "last_checkin_time": "2024-03-01 06:00:00+00:00"}, {"id": 3}]}
            """));
        Assert.Equal((int[])[1], await IdsAsync(session, new SensorSearch { ActiveWithinDays = 2 }));
    }

    [Fact]
    public async Task Older_servers_send_everything_at_once()
    {
        using Session session = new();
        session.Server.OnInfo(Old).On("GET /api/v1/sensor", Reply.Json("[" + string.Join(',', Enumerable.Range(1, 1_500).Reverse().Select(Row)) + "," + Row(7) + "]"));
        int[] ids = await IdsAsync(session, new SensorSearch());
        Assert.Equal((1_500, 1_500), (ids.Length, ids.Distinct().Count()));
        session.Server.AssertDone();
    }

    [Theory]
    [InlineData(HttpStatusCode.NoContent)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.OK)]
    public async Task Nothing_found_is_nothing_however_the_server_says_it(HttpStatusCode status)
    {
        using Session session = new();
        Reply reply = status == HttpStatusCode.OK ? Reply.Json("[]") : status == HttpStatusCode.NoContent ? Reply.Empty(status) : Reply.Text(status, "Unhandled exception. Check logs for details.");
        session.Server.OnInfo(Old).On("GET /api/v1/sensor?hostname=NOBODY&inactive_filter_days=3", reply);
        Assert.Empty(await IdsAsync(session, new SensorSearch { HostNamePart = "NOBODY", ActiveWithinDays = 3 }));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task More_than_a_list_can_hold_is_no_empty_list()
    {
        using Session session = new();
        session.Server.OnInfo(Old).On("GET /api/v1/sensor?hostname=WS", Reply.Text(
            HttpStatusCode.InternalServerError, "Unpaged request has 1500 results, exceeds limit of 1000. Please consider using paging."));
        await Assert.ThrowsAsync<CbServerException>(() => IdsAsync(session, new SensorSearch { HostNamePart = "WS" }));
    }

    [Fact]
    public async Task A_failure_to_list_everything_is_no_empty_list()
    {
        using Session session = new();
        session.Server.OnInfo(Old).On("GET /api/v1/sensor", Reply.Text(HttpStatusCode.InternalServerError, "Unhandled exception. Check logs for details."));
        Assert.Equal(CbErrorKind.ServerError, (await Assert.ThrowsAsync<CbServerException>(() => IdsAsync(session, new SensorSearch()))).Kind);
    }

    [Theory]
    [InlineData("""{"total_results": 1, "results": [{"computer_name": "X"}]}""", "id")]
    [InlineData("""{"total_results": 1, "results": [{"id": 1, "uptime": "long"}]}""", "results[0].uptime")]
    [InlineData("""{"total_results": 1, "results": {}}""", "results")]
    [InlineData("[]", null)]
    public async Task An_answer_of_another_shape_names_the_place(string body, string? path)
    {
        using Session session = new();
        session.Server.OnInfo().On(Page(0, 100), Reply.Json(body));
        Assert.Equal(path, (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => IdsAsync(session, new SensorSearch()))).Path);
    }

    [Fact]
    public async Task A_name_is_asked_for_as_typed_in_capitals_and_in_small_letters_and_then_looked_for_among_all()
    {
        using Session session = new();
        session.Server.OnInfo();
        foreach (string name in (string[])["MacBook-pro", "MACBOOK-PRO", "macbook-pro"])
            session.Server.On(Named(name), Reply.Json(Rows(0)));
        session.Server.On(Page(0, 100), Reply.Json("""{"total_results": 2, "results": [{"id": 1, "computer_name": "MacBook-Pro"}, {"id": 2, "computer_name": "MacBook-Pro-2"}]}"""));
        ILookup<string, Sensor> found = await session.Client.Sensors.FindAsync(["MacBook-pro"], cancellationToken: Cancel);
        Assert.Equal(1, Assert.Single(found["macbook-PRO"]).Id);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_name_means_that_name_and_not_a_part_of_it()
    {
        using Session session = new();
        session.Server.OnInfo().On(Named("FS01"), Reply.Json("""
            {"total_results": 3, "results": [{"id": 1, "computer_name": "FS01"}, {"id": 2, "computer_name": "FS010"}, {"id": 3, "computer_name": "FS01"}]}
            """)).On(Named("fs01"), Reply.Json(Rows(0)));
        Assert.Equal([1, 3], (await session.Client.Sensors.FindAsync(["FS01"], cancellationToken: Cancel))["FS01"].Select(sensor => sensor.Id ?? 0));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_host_that_is_there_again_under_other_letters_is_found_twice()
    {
        using Session session = new();
        session.Server.OnInfo().On(Named("fs01"), Reply.Json("""{"total_results": 1, "results": [{"id": 9, "computer_name": "fs01"}]}"""))
            .On(Named("FS01"), Reply.Json("""{"total_results": 2, "results": [{"id": 4, "computer_name": "FS01"}, {"id": 9, "computer_name": "fs01", "computer_dns_name": "FS01.a.test"}]}"""));
        Assert.Equal([9, 4], (await session.Client.Sensors.FindAsync(["fs01"], cancellationToken: Cancel))["FS01"].Select(sensor => sensor.Id ?? 0));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_dns_name_is_a_name_too()
    {
        using Session session = new();
        session.Server.OnInfo().On(Named("fs01"), Reply.Json("""
            {"total_results": 2, "results": [{"id": 1, "computer_name": "fs01", "computer_dns_name": "fs01.a.test"}, {"id": 2, "computer_name": "fs01", "computer_dns_name": "fs01.b.test"}]}
            """)).On(Named("FS01"), Reply.Json(Rows(0)));
        Assert.Equal(2, Assert.Single((await session.Client.Sensors.FindAsync(["fs01.B.test"], cancellationToken: Cancel))["fs01.b.test"]).Id);
    }

    [Fact]
    public async Task Many_names_are_found_by_one_list()
    {
        using Session session = new();
        session.Server.OnInfo().On(Page(0, 100), Reply.Json(List(50)));
        ILookup<string, Sensor> found = await session.Client.Sensors.FindAsync([.. Enumerable.Range(40, 20).Select(id => $"host-{id}")], cancellationToken: Cancel);
        Assert.Equal(11, found.Count);
        session.Server.AssertDone();
    }

    private static string Page(int start, int rows) => $"GET /api/v2/sensor?start={start}&rows={rows}&sort.col=computer_name&sort.dir=asc";

    private static string Named(string name) => $"GET /api/v2/sensor?start=0&rows=100&hostname={name}&sort.col=computer_name&sort.dir=asc";

    private static string Row(int id) => string.Create(CultureInfo.InvariantCulture, $$"""{"id": {{id}}, "computer_name": "HOST-{{id}}", "group_id": 3}""");

    private static string Rows(int total, params int[] ids) => $$"""{"total_results": {{total}}, "results": [{{string.Join(',', ids.Select(Row))}}]}""";

    private static string List(int count, int first = 1, int? total = null) => Rows(total ?? count, [.. Enumerable.Range(first, count)]);

    private static async Task<List<Sensor>> ToListAsync(Session session, SensorSearch search)
    {
        List<Sensor> sensors = [];
        await foreach (Sensor sensor in session.Client.Sensors.SearchAsync(search, session.Observer, Cancel))
            sensors.Add(sensor);
        return sensors;
    }

    private static async Task<int[]> IdsAsync(Session session, SensorSearch search) => [.. (await ToListAsync(session, search)).Select(sensor => sensor.Id ?? 0)];
}
