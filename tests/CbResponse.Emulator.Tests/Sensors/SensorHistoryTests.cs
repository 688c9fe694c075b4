using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

public sealed class SensorHistoryTests(DefaultFixture server, Fixture52 old) : IClassFixture<DefaultFixture>, IClassFixture<Fixture52>
{
    [Fact]
    public async Task A_queue_has_the_published_members_some_of_them_texts()
    {
        JsonElement record = (await server.Admin.GetAsync("/api/v1/sensor/7/queued"))[2];
        Assert.Equal(["id", "num_eventlog_bytes", "num_eventlogs", "num_storefile_bytes", "num_storefiles", "sensor_id", "timestamp"], record.Names().Order(StringComparer.Ordinal));
        Assert.Equal(("131072", 1), (record.Text("num_eventlog_bytes"), record.GetProperty("num_storefiles").GetInt32()));
    }

    [Theory]
    [InlineData("queued")]
    [InlineData("activity")]
    [InlineData("resourcestatus")]
    public async Task Histories_are_of_sensors_that_one_may_see(string what)
    {
        Assert.Equal(5, (await server.Admin.GetAsync($"/api/v1/sensor/7/{what}")).GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await server.User.TryAsync(HttpMethod.Get, $"/api/v1/sensor/7/{what}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, $"/api/v1/sensor/99/{what}")).Status);
    }

    [Fact]
    public async Task Statistics_count_all_sensors_and_those_of_the_last_day()
    {
        JsonElement statistics = await server.Admin.GetAsync("/api/v1/sensor/statistics");
        Assert.Equal((12, 11), (statistics.GetProperty("sensor_count").GetInt32(), statistics.GetProperty("active_sensor_count").GetInt32()));
        Assert.Equal("0", statistics.Text("num_eventlog_bytes"));
    }

    [Fact]
    public async Task A_sensor_that_is_forgotten_is_nowhere_any_more()
    {
        await old.Nobody.TryAsync(HttpMethod.Post, "/emulator/sensors/2", """{"vanished": true}""");
        Assert.Equal(HttpStatusCode.NotFound, (await old.Admin.TryAsync(HttpMethod.Get, "/api/v1/sensor/2/activity")).Status);
        Assert.Equal(3, (await old.Admin.GetAsync("/api/group/2"))[0].GetProperty("number_of_hosts").GetInt32());
        Assert.Equal(11, (await old.Admin.GetAsync("/api/license")).GetProperty("actual_sensor_count").GetInt32());
        Assert.Equal(11, (await old.Admin.GetAsync("/api/v1/dashboard/statistics")).GetProperty("sensors").GetProperty("total").GetInt32());
        await old.Nobody.TryAsync(HttpMethod.Post, "/emulator/reset");
    }

    [Fact]
    public async Task Builds_are_sorted_by_system_since_6_0()
    {
        Assert.Equal(["Windows", "Linux", "OSX"], (await server.Admin.GetAsync("/api/v2/builds")).Names());
        Assert.Equal(4, (await old.Admin.GetAsync("/api/builds")).GetArrayLength());
        Assert.Equal(4, (await old.Admin.GetAsync("/api/v1/builds")).GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await old.Admin.TryAsync(HttpMethod.Get, "/api/v2/builds")).Status);
    }
}
