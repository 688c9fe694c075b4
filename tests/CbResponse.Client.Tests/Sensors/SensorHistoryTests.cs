using System.Net;

namespace CbResponse.Client.Tests;

public sealed class SensorHistoryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_queue_is_read_whichever_way_its_numbers_are_written()
    {
        using Session session = new();
        session.Server.On("GET /api/v1/sensor/1/queued", Reply.Json("""
            [{"id": "355509", "num_eventlog_bytes": "70", "num_eventlogs": "2", "num_storefile_bytes": "0", "num_storefiles": 0, "sensor_id": 1, "timestamp": "2016-10-17 19:08:09.645294-05:00"},
             {"num_eventlogs": 1, "mood": "good"}]
            """));
        IReadOnlyList<SensorQueueStatus> queue = await session.Client.SensorHistory.GetQueueAsync(1, cancellationToken: Stop);
        Assert.Equal((355_509, 1, 2, 70, 0, 0), (queue[0].Id, queue[0].SensorId, queue[0].EventLogCount, queue[0].EventLogBytes, queue[0].StoreFileCount, queue[0].StoreFileBytes));
        Assert.Equal(new DateTime(2016, 10, 18, 0, 8, 9, 645, DateTimeKind.Utc).AddTicks(2_940), queue[0].Timestamp);
        Assert.Equal((1, "good", "edr.example"), (queue[1].SensorId, queue[1].AdditionalFields["mood"], queue[1].Server));
        session.Server.AssertDone();
    }

    [Theory]
    [InlineData(SensorActivityKind.CheckIn, "activity")]
    [InlineData(SensorActivityKind.Resource, "resourcestatus")]
    public async Task Records_of_no_known_form_are_kept_as_they_are(SensorActivityKind kind, string route)
    {
        using Session session = new();
        session.Server.On($"GET /api/v1/sensor/7/{route}", Reply.Json("""[{"timestamp": "2024-03-05 06:07:08.5+00:00", "handles": 12, "where": "a"}]"""))
            .On($"GET /api/v1/sensor/7/{route}", Reply.Empty(HttpStatusCode.NoContent));
        SensorActivity record = Assert.Single(await session.Client.SensorHistory.GetActivityAsync(7, kind, cancellationToken: Stop));
        Assert.Equal((7, kind, "handles=12; where=a", 12L), (record.SensorId, record.Kind, record.Description, record.AdditionalFields["handles"]));
        Assert.Equal(new DateTime(2024, 3, 5, 6, 7, 8, 500, DateTimeKind.Utc), record.Timestamp);
        Assert.Empty(await session.Client.SensorHistory.GetActivityAsync(7, kind, cancellationToken: Stop));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task The_queue_has_a_call_of_its_own()
    {
        using Session session = new();
        await Assert.ThrowsAsync<ArgumentException>(() => session.Client.SensorHistory.GetActivityAsync(7, SensorActivityKind.Queue, cancellationToken: Stop));
    }

    [Fact]
    public async Task Statistics_are_numbers()
    {
        using Session session = new();
        session.Server.On("GET /api/v1/sensor/statistics", Reply.Json("""{"sensor_count": 12, "active_sensor_count": "11", "num_eventlog_bytes": "720896", "num_storefile_bytes": 5}"""));
        SensorStatistics statistics = await session.Client.SensorHistory.GetStatisticsAsync(cancellationToken: Stop);
        Assert.Equal((12, 11, 720_896, 5), (statistics.SensorCount, statistics.ActiveSensorCount, statistics.QueuedEventLogBytes, statistics.QueuedStoreFileBytes));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Builds_come_by_system_and_from_older_servers_in_one_list()
    {
        using Session session = new();
        session.Server.OnInfo().On("GET /api/v2/builds", Reply.Json("""{"Windows": [{"version_string": "007.003.000.18196"}], "OSX": null, "Linux": [{"version_string": "007.002.001.16764"}]}"""));
        Assert.Equal(
            ["windows 007.003.000.18196", "linux 007.002.001.16764"],
            (await session.Client.SensorHistory.ListBuildsAsync(cancellationToken: Stop)).Select(build => build.ToString()));
        session.Server.AssertDone();

        using Session old = new();
        old.Server.OnInfo("5.2.0").On("GET /api/builds", Reply.Json("""[{"id": 2, "version_string": "005.002.000.1", "architecture": 64}]"""));
        SensorBuild build = Assert.Single(await old.Client.SensorHistory.ListBuildsAsync(cancellationToken: Stop));
        Assert.Equal((2, null, "005.002.000.1", 64L), (build.Id, build.OSType, build.Version, build.AdditionalFields["architecture"]));
        old.Server.AssertDone();
    }
}
