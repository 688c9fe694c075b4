using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>Changes of sensors and what sensors make of them, on a server of its own for each test.</summary>
public sealed class SensorChangeTests
{
    private const string Whole = """{"id": 1, "computer_name": "FIN-WS-01", "boot_id": "5", "network_isolation_enabled": true, "group_id": 2, "event_log_flush_time": null}""";
    private const string WithId = """{"id": 1, "network_isolation_enabled": true, "group_id": 2, "event_log_flush_time": null}""";
    private const string Minimal = """{"network_isolation_enabled": true, "group_id": 2, "event_log_flush_time": null}""";

    public static TheoryData<string> Versions => [.. ServerVersion.All.Select(version => version.ToString())];

    [Theory]
    [InlineData("5.2", Whole, true)]
    [InlineData("6.2", Whole, true)]
    [InlineData("7.1", Whole, false)]
    [InlineData("7.6", Whole, false)]
    [InlineData("7.1", WithId, true)]
    [InlineData("7.6", WithId, false)]
    [InlineData("5.2", Minimal, true)]
    [InlineData("7.6", Minimal, true)]
    [InlineData("6.2", """{"network_isolation_enabled": true}""", false)]
    [InlineData("7.6", """{"network_isolation_enabled": true, "group_id": 99}""", false)]
    [InlineData("5.2", """{"group_id": 2, "event_log_flush_time": "2030-01-01 00:00:00"}""", true)]
    [InlineData("6.2", """{"group_id": 2, "event_log_flush_time": "2030-01-01 00:00:00"}""", false)]
    [InlineData("6.2", """{"group_id": 2, "event_log_flush_time": "Tue, 01 Jan 2030 00:00:00 GMT"}""", true)]
    [InlineData("7.6", """[]""", false)]
    public async Task What_a_change_may_hold_depends_on_the_version(string version, string body, bool isTaken)
    {
        await using Server server = await Server.StartAsync(version);
        (HttpStatusCode status, string text) = await server.Admin.TryAsync(HttpMethod.Put, "/api/v1/sensor/1", body);
        Assert.Equal(isTaken, status == HttpStatusCode.NoContent);
        Assert.Equal(isTaken, text.Length == 0);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Isolation_goes_through_four_states_with_the_check_ins(string version)
    {
        await using Server server = await Server.StartAsync(version);
        Assert.Equal((false, false), await server.IsolationAsync(1));
        await server.PutAsync(1, """{"network_isolation_enabled": true, "group_id": 2}""");
        Assert.Equal((true, false), await server.IsolationAsync(1));
        server.Advance(31);
        Assert.Equal((true, true), await server.IsolationAsync(1));
        await server.PutAsync(1, """{"network_isolation_enabled": false, "group_id": 2}""");
        Assert.Equal((false, true), await server.IsolationAsync(1));
        server.Advance(31);
        Assert.Equal((false, false), await server.IsolationAsync(1));
    }

    [Fact]
    public async Task Check_ins_go_on_with_the_clock_and_change_the_usual_order()
    {
        await using Server server = await Server.StartAsync("7.6");
        string[] before = await server.NamesAsync("/api/v2/sensor?rows=100");
        string first = (await server.Admin.GetAsync("/api/v1/sensor/1")).Text("last_checkin_time")!;
        server.Advance(15);
        string[] after = await server.NamesAsync("/api/v2/sensor?rows=100");
        Assert.NotEqual(before, after);
        Assert.Equal(before.Order(StringComparer.Ordinal), after.Order(StringComparer.Ordinal));
        server.Advance(60);
        Assert.NotEqual(first, (await server.Admin.GetAsync("/api/v1/sensor/1")).Text("last_checkin_time"));
        Assert.Equal(await server.NamesAsync("/api/v2/sensor?rows=100&sort.col=computer_name"), await server.NamesAsync("/api/v2/sensor?rows=100&sort.col=computer_name&sort.dir=asc"));
    }

    [Fact]
    public async Task A_host_off_the_network_learns_of_nothing_until_it_is_back()
    {
        await using Server server = await Server.StartAsync("7.6");
        await server.ControlAsync(1, """{"online": false}""");
        await server.PutAsync(1, """{"network_isolation_enabled": true, "group_id": 2}""");
        server.Advance(3_600);
        JsonElement sensor = await server.Admin.GetAsync("/api/v1/sensor/1");
        Assert.Equal(("Offline", false), (sensor.Text("status"), sensor.GetProperty("is_isolating").GetBoolean()));
        await server.ControlAsync(1, """{"online": true}""");
        Assert.Equal((true, true), await server.IsolationAsync(1));
    }

    [Fact]
    public async Task A_flush_and_a_restart_are_over_after_a_check_in()
    {
        await using Server server = await Server.StartAsync("7.6");
        await server.ControlAsync(6, """{"online": true}""");
        Assert.Equal("22717", (await server.Admin.GetAsync("/api/v1/sensor/6")).Text("num_eventlog_bytes"));
        await server.PutAsync(6, """{"restart_queued": true, "group_id": 1, "event_log_flush_time": "Tue, 01 Jan 2030 00:00:00 GMT"}""");
        JsonElement sensor = await server.Admin.GetAsync("/api/v1/sensor/6");
        Assert.Equal(("2030-01-01 00:00:00.000000+00:00", true), (sensor.Text("event_log_flush_time"), sensor.GetProperty("restart_queued").GetBoolean()));
        await server.ControlAsync(6, """{"checkIn": true}""");
        sensor = await server.Admin.GetAsync("/api/v1/sensor/6");
        Assert.Equal((null, "0", "0", false), (sensor.Text("event_log_flush_time"), sensor.Text("num_eventlog_bytes"), sensor.Text("sensor_uptime"), sensor.GetProperty("restart_queued").GetBoolean()));
    }

    [Fact]
    public async Task An_uninstalled_sensor_is_offline_from_then_on()
    {
        await using Server server = await Server.StartAsync("7.6");
        await server.PutAsync(1, """{"uninstall": true, "group_id": 2}""");
        server.Advance(31);
        JsonElement sensor = await server.Admin.GetAsync("/api/v1/sensor/1");
        Assert.Equal((true, "Offline"), (sensor.GetProperty("uninstalled").GetBoolean(), sensor.Text("status")));
        string last = sensor.Text("last_checkin_time")!;
        server.Advance(3_600);
        Assert.Equal(last, (await server.Admin.GetAsync("/api/v1/sensor/1")).Text("last_checkin_time"));
    }

    [Fact]
    public async Task A_host_that_takes_the_name_of_another_has_two_sensors()
    {
        await using Server server = await Server.StartAsync("7.6");
        await server.ControlAsync(6, """{"name": "FIN-WS-01"}""");
        string[] names = await server.NamesAsync("/api/v2/sensor?rows=100");
        Assert.Equal(2, names.Count(name => name == "FIN-WS-01"));
        Assert.Equal("fin-ws-01.contoso.test", (await server.Admin.GetAsync("/api/v1/sensor/6")).Text("computer_dns_name"));
    }

    [Fact]
    public async Task A_vanished_sensor_is_nowhere()
    {
        await using Server server = await Server.StartAsync("7.6");
        await server.ControlAsync(1, """{"vanished": true}""");
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, "/api/v1/sensor/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Put, "/api/v1/sensor/1", Minimal)).Status);
        Assert.Equal(11, (await server.Admin.GetAsync("/api/v2/sensor?rows=0")).Total());
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Post, "/emulator/sensors/1", "{}")).Status);
        server.State.Reset();
        Assert.Equal((false, false), await server.IsolationAsync(1));
    }

    [Fact]
    public async Task A_move_shows_in_the_sensor_the_filter_and_the_groups_count()
    {
        await using Server server = await Server.StartAsync("7.6");
        await server.PutAsync(1, """{"group_id": 3, "notes": "größer"}""");
        JsonElement sensor = await server.Admin.GetAsync("/api/v1/sensor/1");
        Assert.Equal((3, "größer"), (sensor.GetProperty("group_id").GetInt32(), sensor.Text("notes")));
        Assert.Contains("FIN-WS-01", await server.NamesAsync("/api/v2/sensor?groupid=3"));
        Assert.Equal(4, Assert.Single((await server.Admin.GetAsync("/api/v3/group/3")).EnumerateArray()).GetProperty("number_of_hosts").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await server.User.TryAsync(HttpMethod.Get, "/api/v1/sensor/1")).Status);
    }

    [Fact]
    public async Task Who_only_views_a_group_changes_none_of_its_sensors()
    {
        await using Server server = await Server.StartAsync("7.6");
        Assert.Equal(HttpStatusCode.Forbidden, (await server.User.TryAsync(HttpMethod.Put, "/api/v1/sensor/1", Minimal)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.User.TryAsync(HttpMethod.Put, "/api/v1/sensor/7", Minimal)).Status);
        Assert.Equal((false, false), await server.IsolationAsync(1));
    }

    [Fact]
    public async Task A_host_whose_sensor_cannot_is_never_isolated()
    {
        await using Server server = await Server.StartAsync("7.6");
        await server.PutAsync(11, """{"network_isolation_enabled": true, "group_id": 3}""");
        server.Advance(120);
        Assert.Equal((true, false), await server.IsolationAsync(11));
    }

    private sealed class Server : EmulatorFixture, IAsyncDisposable
    {
        private ServerVersion _version = ServerVersion.V76;

        private protected override EmulatorOptions Options => base.Options with { ServerVersion = _version, PlainHttp = true };

        public static async Task<Server> StartAsync(string version)
        {
            Server server = new() { _version = ServerVersion.Find(version)! };
            await server.InitializeAsync();
            return server;
        }

        public void Advance(int seconds) => State.Clock.Advance(TimeSpan.FromSeconds(seconds));

        public async Task PutAsync(int id, string body)
            => Assert.Equal(HttpStatusCode.NoContent, (await Admin.TryAsync(HttpMethod.Put, $"/api/v1/sensor/{id}", body)).Status);

        public async Task ControlAsync(int id, string body)
            => Assert.Equal(HttpStatusCode.NoContent, (await Admin.TryAsync(HttpMethod.Post, $"/emulator/sensors/{id}", body)).Status);

        public async Task<(bool Requested, bool InForce)> IsolationAsync(int id)
        {
            JsonElement sensor = await Admin.GetAsync($"/api/v1/sensor/{id}");
            return (sensor.GetProperty("network_isolation_enabled").GetBoolean(), sensor.GetProperty("is_isolating").GetBoolean());
        }

        public async Task<string[]> NamesAsync(string path)
            => [.. (await Admin.GetAsync(path)).Rows().Select(sensor => sensor.Text("computer_name")!)];
    }
}
