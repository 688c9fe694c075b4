using System.Net;

namespace CbResponse.Client.Tests;

public sealed class SensorTests
{
    [Fact]
    public async Task The_reference_example_is_read_in_full()
    {
        Sensor sensor = await ReadAsync(Fixture.Text("reference-sensor.json"));

        Assert.Equal((1, "J-8205A0C27A0C4", "j-8205a0c27a0c4", "S-1-5-21-1715567821-507921405-682003330", 1), (sensor.Id, sensor.ComputerName!, sensor.DnsName!, sensor.ComputerSid!, sensor.GroupId));
        Assert.Equal(("Windows XP Professional Service Pack 3", 1, 1, "003.002.000.30829"), (sensor.OSDescription!, sensor.OSEnvironmentId, sensor.BuildId, sensor.BuildVersion!));
        Assert.Equal((42_939_584_512, 40_167_079_936, 536_330_240), (sensor.SystemVolumeBytes, sensor.SystemVolumeFreeBytes, sensor.PhysicalMemoryBytes));
        Assert.Equal((TimeSpan.FromSeconds(666), TimeSpan.FromSeconds(638)), (sensor.Uptime, sensor.SensorUptime));
        Assert.Equal((100, "Healthy", 5, 1_291_426_991), (sensor.HealthScore, sensor.HealthMessage!, sensor.BootId, sensor.Cookie));
        Assert.Equal("192.168.206.156 (000C298A3613)", Assert.Single(sensor.NetworkAdapters).ToString());

        // Times of the server's own zone become UTC, and 1990 is no license that has ended.
        Assert.Equal(new DateTime(2013, 9, 10, 13, 49, 21, DateTimeKind.Utc).AddTicks(2_611_570), sensor.RegistrationTime);
        Assert.Equal(DateTimeKind.Utc, sensor.LastCheckinTime!.Value.Kind);
        Assert.Equal(14, sensor.NextCheckinTime!.Value.Hour);
        Assert.Null(sensor.LicenseExpiration);
        Assert.Null(sensor.EventLogFlushTime);
        Assert.Equal((true, false, false, false), (sensor.IsDisplayed, sensor.IsUninstallRequested, sensor.IsIsolationRequested, sensor.IsIsolating));
        Assert.Equal(IsolationState.NotIsolated, sensor.IsolationState);
        Assert.Empty(sensor.AdditionalFields);
        Assert.Equal("edr.example", sensor.Server);
    }

    [Fact]
    public async Task A_newer_record_is_read_in_full()
    {
        Sensor sensor = await ReadAsync(Fixture.Text("sensor-7x.invented.json"));

        Assert.Empty(sensor.AdditionalFields);
        Assert.Equal(("windows", "Online", 0, 0, 0, 0), (sensor.OSType!, sensor.Status!, sensor.PowerState, sensor.NodeId, sensor.ShardId, sensor.ParityHostId));
        Assert.Equal((true, true, false, false), (sensor.SupportsLiveResponse, sensor.SupportsIsolation, sensor.SupportsSecondGenerationModLoads, sensor.IsRestartQueued));
        Assert.Null(sensor.IsUninstalled);
        Assert.Equal((0, 0, 0), (sensor.QueuedEventLogBytes, sensor.QueuedStoreFileBytes, sensor.BacklogBytes));
        Assert.Equal(("", 0, false, " (Locally configured)"), (sensor.EmetVersion!, sensor.EmetProcessCount, sensor.EmetIsGroupPolicy, sensor.EmetReportSetting!));
        Assert.Equal("LAB-WS-07 (7)", sensor.ToString());
    }

    [Theory]
    [InlineData("false", "false", IsolationState.NotIsolated)]
    [InlineData("true", "false", IsolationState.IsolationPending)]
    [InlineData("true", "true", IsolationState.Isolated)]
    [InlineData("false", "true", IsolationState.ReleasePending)]
    [InlineData("null", "null", IsolationState.NotIsolated)]
    public async Task Isolation_has_four_states(string requested, string isolating, IsolationState expected)
        => Assert.Equal(expected, (await ReadAsync($$"""{"id": 7, "network_isolation_enabled": {{requested}}, "is_isolating": {{isolating}}}""")).IsolationState);

    /// <summary>Another client shows the SID with the line break that some servers end it with.</summary>
    [Fact]
    public async Task A_sid_ends_where_it_ends()
        => Assert.Equal("S-1-5-21-1-2-3", (await ReadAsync("""{"id": 7, "computer_sid": "S-1-5-21-1-2-3\n"}""")).ComputerSid);

    [Fact]
    public async Task Health_backlog_clock_and_version_are_values_to_compare()
    {
        Sensor sensor = await ReadAsync("""
            {"id": 7, "sensor_health_status": 75, "num_eventlog_bytes": "22717", "num_storefiles_bytes": "446464", "clock_delta": "-90", "build_version_string": "007.003.000.18196",
             "status": "Offline", "network_isolation_enabled": true}
            """);
        Assert.Equal((SensorHealth.Unhealthy, 469_181, TimeSpan.FromSeconds(-90), new Version(7, 3, 0, 18196)), (sensor.Health, sensor.BacklogBytes, sensor.ClockDifference, sensor.SensorVersion));
        Assert.Equal(("Offline, isolating", false), (sensor.State, sensor.IsOnline));
        sensor = await ReadAsync("""{"id": 7, "sensor_health_status": 100, "clock_delta": "9223372036854775807", "build_version_string": "unknown"}""");
        Assert.Equal((SensorHealth.Healthy, null, null, null), (sensor.Health, sensor.BacklogBytes, sensor.ClockDifference, sensor.SensorVersion));
        Assert.Equal(SensorHealth.Unknown, (await ReadAsync("""{"id": 7}""")).Health);
    }

    [Theory]
    [InlineData("1", "windows")]
    [InlineData("2", "osx")]
    [InlineData("\"3\"", "linux")]
    [InlineData("9", "9")]
    [InlineData("null", null)]
    public async Task Systems_have_the_names_that_processes_have(string number, string? expected)
        => Assert.Equal(expected, (await ReadAsync($$"""{"id": 7, "os_type": {{number}}}""")).OSType);

    [Fact]
    public async Task Adapters_are_pairs_and_other_pieces_are_left_out()
    {
        Sensor sensor = await ReadAsync("""{"id": 7, "network_adapters": "10.1.2.3,005056a1b2c3|fe80::1,|broken|a,b,c|x,00-50-56-A1-B2-C4|"}""");

        Assert.Equal(["10.1.2.3 (005056A1B2C3)", "fe80::1 ()", " (005056A1B2C4)"], sensor.NetworkAdapters.Select(adapter => adapter.ToString()));
        Assert.Null(sensor.NetworkAdapters[1].PhysicalAddress);
        Assert.Null(sensor.NetworkAdapters[2].IPAddress);
        Assert.Empty((await ReadAsync("""{"id": 7, "network_adapters": null}""")).NetworkAdapters);
    }

    [Fact]
    public async Task Unknown_fields_are_kept()
        => Assert.Equal("[1,{\"a\":null}]", (await ReadAsync("""{"id": 7, "new_field": [1, {"a": null}]}""")).AdditionalFields.GetRawJson("new_field"));

    [Theory]
    [InlineData("{}", "id")]
    [InlineData("""{"id": 7, "uptime": "long"}""", "uptime")]
    [InlineData("""{"id": 7, "last_checkin_time": "soon"}""", "last_checkin_time")]
    [InlineData("""{"id": 7, "is_isolating": "perhaps"}""", "is_isolating")]
    public async Task A_record_of_another_shape_names_the_place(string body, string path)
        => Assert.Equal(path, (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => ReadAsync(body))).Path);

    [Fact]
    public async Task An_unknown_sensor_is_not_found()
    {
        using Session session = new();
        session.Server.On("GET /api/v1/sensor/9", Reply.Html(HttpStatusCode.NotFound, string.Empty));

        Assert.Equal(CbErrorKind.ObjectNotFound, (await Assert.ThrowsAsync<CbServerException>(() => session.Client.Sensors.GetAsync(9))).Kind);
    }

    private static async Task<Sensor> ReadAsync(string body)
    {
        using Session session = new();
        session.Server.On("GET /api/v1/sensor/7", Reply.Json(body));
        Sensor sensor = await session.Client.Sensors.GetAsync(7, cancellationToken: TestContext.Current.CancellationToken);
        session.Server.AssertDone();
        return sensor;
    }
}
