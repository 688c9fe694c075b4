using System.Globalization;
using System.Net;

namespace CbResponse.Client.Tests;

/// <summary>Calls for many sensors at once have one outcome for each.</summary>
public sealed class ManySensorsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_sensor_has_its_outcome()
    {
        using AnsweringServer server = new();
        using CbClient client = Connect(server);
        foreach (int id in Enumerable.Range(1, 20).Where(id => id != 13))
            server.On(string.Create(CultureInfo.InvariantCulture, $"GET /api/v1/sensor/{id}"), Reply.Json(string.Create(CultureInfo.InvariantCulture, $$"""{"id": {{id}}, "group_id": 3}""")));
        RecordingObserver observer = new();

        List<SensorOutcome> outcomes = await CollectAsync(client.Sensors.GetEachAsync([.. Enumerable.Range(1, 20)], observer, Stop));

        Assert.Equal(Enumerable.Range(1, 20), outcomes.Select(outcome => outcome.Id).Order());
        SensorOutcome missing = Assert.Single(outcomes, outcome => outcome.Result is null);
        Assert.Equal((13, CbErrorKind.ObjectNotFound), (missing.Id, missing.Failure!.Kind));
        Assert.All(outcomes.Where(outcome => outcome.Failure is null), outcome => Assert.Equal((outcome.Id, false), (outcome.Result!.Sensor.Id, outcome.Result.WasChanged)));
    }

    [Fact]
    public async Task What_every_sensor_would_meet_ends_the_rest()
    {
        using AnsweringServer server = new();
        using CbClient client = Connect(server);
        server.On("GET /api/v1/sensor/1", Reply.Empty(HttpStatusCode.Unauthorized));
        foreach (int id in Enumerable.Range(2, 99))
            server.On(string.Create(CultureInfo.InvariantCulture, $"GET /api/v1/sensor/{id}"), Reply.Empty(HttpStatusCode.Unauthorized));

        CbException failure = await Assert.ThrowsAnyAsync<CbException>(() => CollectAsync(client.Sensors.GetEachAsync([.. Enumerable.Range(1, 100)], null, Stop)));

        Assert.Equal(CbErrorKind.AuthenticationFailed, failure.Kind);
        Assert.InRange(server.Requests.Count, 1, 20);
    }

    [Fact]
    public async Task A_change_that_is_there_already_sends_nothing()
    {
        using AnsweringServer server = new();
        using CbClient client = Connect(server);
        server.On("GET /api/v1/sensor/1", Reply.Json("""{"id": 1, "group_id": 3}""")).On("GET /api/v1/sensor/2", Reply.Json("""{"id": 2, "group_id": 3}"""));

        List<SensorOutcome> outcomes = await CollectAsync(client.Sensors.UpdateEachAsync(
            [new(1, new SensorChange { GroupId = 3 }), new(2, new SensorChange { GroupId = 3 })], null, Stop));

        Assert.All(outcomes, outcome => Assert.False(outcome.Result!.WasChanged));
        Assert.DoesNotContain(server.Requests, request => request.StartsWith("PUT", StringComparison.Ordinal));
    }

    private static async Task<List<SensorOutcome>> CollectAsync(IAsyncEnumerable<List<SensorOutcome>> batches)
    {
        List<SensorOutcome> all = [];
        await foreach (List<SensorOutcome> batch in batches)
            all.AddRange(batch);
        return all;
    }

    private static CbClient Connect(AnsweringServer server) => new(Session.Options(retries: 0), new ManualClock(), server);
}
