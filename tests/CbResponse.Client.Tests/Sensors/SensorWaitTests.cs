using System.Net;

namespace CbResponse.Client.Tests;

public sealed class SensorWaitTests
{
    private const string Get = "GET /api/v1/sensor/";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_wait_ends_when_the_sensor_confirms_and_asks_ever_more_rarely()
    {
        using Session session = new();
        for (int i = 0; i < 5; i++)
            session.Server.On(Get + 7, Reply.Json(Record(7, true, false)));
        session.Server.On(Get + 7, Reply.Json(Record(7, true, true)));
        SensorWaitResult result = Assert.Single(await WaitAsync(session, SensorAim.Isolated, 600, Read(session, 7, true, false)));
        Assert.Equal((SensorWaitOutcome.Done, IsolationState.Isolated), (result.Outcome, result.Sensor.IsolationState));
        Assert.Equal([1, 1.5, 2.25, 3.375, 5.0625, 7.59375], session.Clock.Delays.Select(delay => delay.TotalSeconds));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task The_interval_grows_no_longer_than_check_ins_take()
    {
        using Session session = new();
        for (int i = 0; i < 20; i++)
            session.Server.On(Get + 7, Reply.Json(Record(7, true, false)));
        await WaitAsync(session, SensorAim.Isolated, 400, Read(session, 7, true, false));
        Assert.Equal(30, session.Clock.Delays.Max(delay => delay.TotalSeconds));
        Assert.Equal(400, session.Clock.Delays.Sum(delay => delay.TotalSeconds), 3);
    }

    [Fact]
    public async Task A_sensor_that_has_done_it_already_costs_no_request()
    {
        using Session session = new();
        Assert.Equal(SensorWaitOutcome.Done, Assert.Single(await WaitAsync(session, SensorAim.Released, 600, Read(session, 7, false, false))).Outcome);
        Assert.Empty(session.Server.Requests);
    }

    [Fact]
    public async Task A_sensor_that_never_confirms_is_pending_when_the_time_is_over()
    {
        using Session session = new();
        for (int i = 0; i < 4; i++)
            session.Server.On(Get + 7, Reply.Json(Record(7, true, false)));
        Assert.Equal(SensorWaitOutcome.Pending, Assert.Single(await WaitAsync(session, SensorAim.Isolated, 5, Read(session, 7, true, false))).Outcome);
        Assert.Equal(5, session.Clock.Delays.Sum(delay => delay.TotalSeconds), 3);
    }

    [Theory]
    [InlineData(404, null)]
    [InlineData(200, """{"id": 7, "network_isolation_enabled": true, "is_isolating": false, "uninstalled": true}""")]
    public async Task A_sensor_that_goes_has_vanished(int status, string? record)
    {
        using Session session = new();
        session.Server.On(Get + 7, record is null ? Reply.Html((HttpStatusCode)status, "") : Reply.Json(record));
        Assert.Equal(SensorWaitOutcome.Vanished, Assert.Single(await WaitAsync(session, SensorAim.Isolated, 600, Read(session, 7, true, false))).Outcome);
    }

    [Fact]
    public async Task A_request_that_somebody_takes_back_has_failed()
    {
        using Session session = new();
        session.Server.On(Get + 7, Reply.Json(Record(7, false, false)));
        SensorWaitResult result = Assert.Single(await WaitAsync(session, SensorAim.Isolated, 600, Read(session, 7, true, false)));
        Assert.Equal((SensorWaitOutcome.Failed, CbErrorKind.Conflict), (result.Outcome, result.Failure!.Kind));
    }

    [Fact]
    public async Task One_failure_to_ask_is_none_three_are()
    {
        using Session session = new(Session.Options(retries: 0));
        Reply failure = Reply.Text(HttpStatusCode.InternalServerError, "no");
        session.Server.On(Get + 7, failure).On(Get + 7, failure).On(Get + 7, Reply.Json(Record(7, true, false))).On(Get + 7, failure).On(Get + 7, failure).On(Get + 7, failure);
        SensorWaitResult result = Assert.Single(await WaitAsync(session, SensorAim.Isolated, 600, Read(session, 7, true, false)));
        Assert.Equal((SensorWaitOutcome.Failed, CbErrorKind.ServerError), (result.Outcome, result.Failure!.Kind));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_token_that_is_refused_ends_the_wait()
    {
        using Session session = new();
        session.Server.On(Get + 7, Reply.Html(HttpStatusCode.Unauthorized, ""));
        Assert.Equal(
            CbErrorKind.AuthenticationFailed,
            (await Assert.ThrowsAsync<CbServerException>(() => WaitAsync(session, SensorAim.Isolated, 600, Read(session, 7, true, false)))).Kind);
    }

    [Fact]
    public async Task A_flush_is_done_when_its_time_is_gone()
    {
        using Session session = new();
        session.Server.On(Get + 7, Reply.Json("""{"id": 7, "event_log_flush_time": "2025-03-05 06:07:08.000000+00:00"}""")).On(Get + 7, Reply.Json("""{"id": 7, "event_log_flush_time": null}"""));
        Sensor sensor = session.Client.Sensors.Read("""{"id": 7, "event_log_flush_time": "2025-03-05 06:07:08.000000+00:00"}"""u8.ToArray(), "GET /");
        Assert.Equal(SensorWaitOutcome.Done, Assert.Single(await WaitAsync(session, SensorAim.Flushed, 600, sensor)).Outcome);
    }

    [Fact]
    public async Task Cancelling_ends_a_wait_at_once()
    {
        using Session session = new();
        session.Clock.HoldsDelays = true;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Task<List<SensorWaitResult>> wait = WaitAsync(session, SensorAim.Isolated, 600, stop.Token, Read(session, 7, true, false));
        await session.Clock.DelayHeld;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.Empty(session.Server.Requests);
    }

    [Fact]
    public async Task An_answer_that_never_comes_does_not_hold_the_wait()
    {
        using Session session = new();
        session.Server.On(Get + 7, Reply.Never());
        Task<List<SensorWaitResult>> wait = WaitAsync(session, SensorAim.Isolated, 1, Read(session, 7, true, false));
        await session.Server.AskedAsync(1);
        while (!wait.IsCompleted)
        {
            session.Clock.Advance(TimeSpan.FromSeconds(3));
            await Task.Yield();
        }

        Assert.Equal(SensorWaitOutcome.Pending, Assert.Single(await wait).Outcome);
    }

    private static Task<List<SensorWaitResult>> WaitAsync(Session session, SensorAim aim, int seconds, params Sensor[] sensors)
        => WaitAsync(session, aim, seconds, Cancel, sensors);

    private static async Task<List<SensorWaitResult>> WaitAsync(Session session, SensorAim aim, int seconds, CancellationToken cancellationToken, params Sensor[] sensors)
    {
        List<SensorWaitResult> results = [];
        await foreach (SensorWaitResult result in session.Client.Sensors.WaitAsync(sensors, aim, TimeSpan.FromSeconds(seconds), session.Observer, cancellationToken))
            results.Add(result);
        return results;
    }

    private static Sensor Read(Session session, int id, bool requested, bool isolating)
        => session.Client.Sensors.Read(System.Text.Encoding.UTF8.GetBytes(Record(id, requested, isolating)), "GET /");

    private static string Record(int id, bool requested, bool isolating) => $$"""
        {"id": {{id}}, "computer_name": "LAB-WS-07", "group_id": 3, "network_isolation_enabled": {{(requested ? "true" : "false")}}, "is_isolating": {{(isolating ? "true" : "false")}},
         "last_checkin_time": "2024-03-05 06:07:00+00:00", "next_checkin_time": "2024-03-05 06:07:30+00:00"}
        """;
}
