using System.Net;

namespace CbResponse.Client.Tests;

public sealed class SensorUpdateTests
{
    private const string Get = "GET /api/v1/sensor/7";
    private const string Put = "PUT /api/v1/sensor/7";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    /// <summary>Servers from 7.1 on refuse a whole record, from 7.5 on even the sensor's number; and every server heeds the group.</summary>
    [Theory]
    [InlineData("6.0.0.1.1")]
    [InlineData("6.2.4.190820.1213")]
    [InlineData("7.0.0.1.1")]
    [InlineData("7.1.0.200312.1440")]
    [InlineData("7.5.0.1.1")]
    [InlineData("7.8.0.1.1")]
    public async Task A_change_names_what_changes_the_present_group_and_no_flush(string version)
    {
        using Session session = new();
        session.Server.OnInfo(version).On(Get, Reply.Json(Record(isolate: false)))
            .On(Put, Reply.Empty(HttpStatusCode.NoContent), """{"network_isolation_enabled":true,"group_id":3,"event_log_flush_time":null}""")
            .On(Get, Reply.Json(Record(isolate: true)));
        SensorResult result = await session.Client.Sensors.UpdateAsync(7, new SensorChange { Isolate = true }, cancellationToken: Cancel);
        Assert.Equal((true, IsolationState.IsolationPending), (result.WasChanged, result.Sensor.IsolationState));
        session.Server.AssertDone();
    }

    /// <summary>5.x takes the record back as it was read.</summary>
    [Fact]
    public async Task Before_six_the_whole_record_goes_back()
    {
        using Session session = new();
        session.Server.OnInfo("5.2.0.161004.1206").On(Get, Reply.Json(Record(isolate: false, more: """, "boot_id": "5", "event_log_flush_time": "2013-01-01 00:00:00-08:00", "notes": "größer" """)))
            .On(Put, Reply.Json(HttpStatusCode.OK, "{}"),
                """{"id":7,"computer_name":"LAB-WS-07","is_isolating":false,"boot_id":"5","notes":"größer","network_isolation_enabled":true,"group_id":3,"event_log_flush_time":null}""")
            .On(Get, Reply.Json(Record(isolate: true)));
        Assert.True((await session.Client.Sensors.UpdateAsync(7, new SensorChange { Isolate = true }, cancellationToken: Cancel)).WasChanged);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task What_is_so_already_is_not_sent()
    {
        using Session session = new();
        session.Server.OnInfo().On(Get, Reply.Json(Record(isolate: true)));
        SensorResult result = await session.Client.Sensors.UpdateAsync(7, new SensorChange { Isolate = true, GroupId = 3 }, cancellationToken: Cancel);
        Assert.False(result.WasChanged);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_release_is_a_release_and_not_the_opposite_of_what_is()
    {
        using Session session = new();
        session.Server.OnInfo().On(Get, Reply.Json(Record(isolate: false)));
        Assert.False((await session.Client.Sensors.UpdateAsync(7, new SensorChange { Isolate = false }, cancellationToken: Cancel)).WasChanged);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_move_names_the_new_group()
        => await ChangeAsync(new SensorChange { GroupId = 5 }, """{"group_id":5,"event_log_flush_time":null}""", Record(group: 5));

    [Fact]
    public async Task Notes_are_set_and_taken_away()
    {
        await ChangeAsync(new SensorChange { Notes = "Fall \"45\"" }, """{"notes":"Fall \"45\"","group_id":3,"event_log_flush_time":null}""", Record(more: """, "notes": "Fall \"45\"" """));
        using Session session = new();
        session.Server.OnInfo().On(Get, Reply.Json(Record(more: """, "notes": null""")));
        Assert.False((await session.Client.Sensors.UpdateAsync(7, new SensorChange { Notes = "" }, cancellationToken: Cancel)).WasChanged);
    }

    [Fact]
    public async Task A_flush_has_its_time_as_mail_writes_it()
        => await ChangeAsync(
            new SensorChange { Flush = new DateTimeOffset(2025, 3, 5, 7, 7, 8, TimeSpan.FromHours(1)) }, """{"group_id":3,"event_log_flush_time":"Wed, 05 Mar 2025 06:07:08 GMT"}""", Record());

    [Fact]
    public async Task Restart_and_uninstall_are_asked_for_by_themselves()
    {
        await ChangeAsync(new SensorChange { Restart = true }, """{"restart_queued":true,"group_id":3,"event_log_flush_time":null}""", Record());
        await ChangeAsync(new SensorChange { Uninstall = true }, """{"uninstall":true,"group_id":3,"event_log_flush_time":null}""", Record(more: """, "uninstalled": true"""));
    }

    [Fact]
    public async Task Without_a_group_nothing_is_sent()
    {
        using Session session = new();
        session.Server.OnInfo().On(Get, Reply.Json("""{"id": 7, "network_isolation_enabled": false}"""));
        CbUnexpectedResponseException failure = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
            () => session.Client.Sensors.UpdateAsync(7, new SensorChange { Isolate = true }, cancellationToken: Cancel));
        Assert.Equal("group_id", failure.Path);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_sensor_that_lands_in_another_group_is_a_failure()
    {
        using Session session = new();
        session.Server.OnInfo().On(Get, Reply.Json(Record())).On(Put, Reply.Empty(HttpStatusCode.NoContent), """{"network_isolation_enabled":true,"group_id":3,"event_log_flush_time":null}""")
            .On(Get, Reply.Json(Record(isolate: true, group: 1)));
        CbUnexpectedResponseException failure = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
            () => session.Client.Sensors.UpdateAsync(7, new SensorChange { Isolate = true }, cancellationToken: Cancel));
        Assert.Contains("is 1 and not 3", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Rivals report success although nothing was saved.</summary>
    [Fact]
    public async Task Success_without_effect_is_a_failure()
    {
        using Session session = new();
        session.Server.OnInfo().On(Get, Reply.Json(Record())).On(Put, Reply.Json("""{"result": "success"}"""), """{"network_isolation_enabled":true,"group_id":3,"event_log_flush_time":null}""")
            .On(Get, Reply.Json(Record()));
        Assert.Contains(
            "does not show the change",
            (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.Sensors.UpdateAsync(7, new SensorChange { Isolate = true }, cancellationToken: Cancel))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, CbErrorKind.PermissionDenied)]
    [InlineData(HttpStatusCode.BadRequest, CbErrorKind.InvalidRequest)]
    [InlineData(HttpStatusCode.InternalServerError, CbErrorKind.ServerError)]
    public async Task A_refusal_is_told(HttpStatusCode status, CbErrorKind kind)
    {
        using Session session = new();
        session.Server.OnInfo().On(Get, Reply.Json(Record())).On(Put, Reply.Text(status, "no"), """{"network_isolation_enabled":true,"group_id":3,"event_log_flush_time":null}""");
        Assert.Equal(kind, (await Assert.ThrowsAsync<CbServerException>(() => session.Client.Sensors.UpdateAsync(7, new SensorChange { Isolate = true }, cancellationToken: Cancel))).Kind);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_change_whose_answer_is_lost_says_that_nothing_is_known()
    {
        using Session session = new(Session.Options(retries: 0));
        session.Server.OnInfo().On(Get, Reply.Json(Record())).On(Put, Reply.Html(HttpStatusCode.GatewayTimeout, ""), """{"restart_queued":true,"group_id":3,"event_log_flush_time":null}""");
        CbException failure = await Assert.ThrowsAsync<CbServerException>(() => session.Client.Sensors.UpdateAsync(7, new SensorChange { Restart = true }, cancellationToken: Cancel));
        Assert.StartsWith("Whether the server took the change is not known.", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_remembered_of_a_sensor_is_what_it_has_become()
    {
        using Session session = new();
        session.Server.On(Get, Reply.Json(Record())).OnInfo().On(Get, Reply.Json(Record()))
            .On(Put, Reply.Empty(HttpStatusCode.NoContent), """{"network_isolation_enabled":true,"group_id":3,"event_log_flush_time":null}""").On(Get, Reply.Json(Record(isolate: true)));
        Assert.Equal(IsolationState.NotIsolated, (await session.Client.Joins.GetSensorAsync(7, cancellationToken: Cancel)).IsolationState);
        await session.Client.Sensors.UpdateAsync(7, new SensorChange { Isolate = true }, cancellationToken: Cancel);
        Assert.Equal(IsolationState.IsolationPending, (await session.Client.Joins.GetSensorAsync(7, cancellationToken: Cancel)).IsolationState);
        session.Server.AssertDone();
    }

    private static async Task ChangeAsync(SensorChange change, string body, string after)
    {
        using Session session = new();
        session.Server.OnInfo().On(Get, Reply.Json(Record())).On(Put, Reply.Empty(HttpStatusCode.NoContent), body).On(Get, Reply.Json(after));
        Assert.True((await session.Client.Sensors.UpdateAsync(7, change, cancellationToken: Cancel)).WasChanged);
        session.Server.AssertDone();
    }

    private static string Record(bool isolate = false, int group = 3, string more = "")
        => $$"""{"id": 7, "computer_name": "LAB-WS-07", "group_id": {{group}}, "network_isolation_enabled": {{(isolate ? "true" : "false")}}, "is_isolating": false{{more}}}""";
}
