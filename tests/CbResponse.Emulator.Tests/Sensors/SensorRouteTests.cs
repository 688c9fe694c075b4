using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

public sealed class SensorRouteTests(DefaultFixture server) : IClassFixture<DefaultFixture>
{
    [Fact]
    public async Task A_sensor_has_numbers_in_strings()
    {
        JsonElement sensor = await server.Admin.GetAsync("/api/v1/sensor/3");
        Assert.Equal("WIN-IA9NQ1GN8OI", sensor.GetProperty("computer_name").GetString());
        Assert.Equal("10.20.9.3,005056a10003|", sensor.GetProperty("network_adapters").GetString());
        Assert.Equal(1, sensor.GetProperty("os_type").GetInt32());
        Assert.Equal(JsonValueKind.String, sensor.GetProperty("uptime").ValueKind);
        Assert.Equal("1990-01-01 00:00:00+00:00", sensor.GetProperty("license_expiration").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00:00$", sensor.GetProperty("registration_time").GetString()!);
    }

    [Theory]
    [InlineData("/api/v1/sensor/0")]
    [InlineData("/api/v1/sensor/13")]
    [InlineData("/api/v1/sensor/x")]
    [InlineData("/api/group/9")]
    [InlineData("/api/v1/binary/00000000000000000000000000000000/summary")]
    public async Task What_does_not_exist_is_404(string path)
        => Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, path)).Status);

    [Theory]
    [InlineData("", 12)]
    [InlineData("?hostname=FIN-WS", 2)]
    [InlineData("?hostname=fin-ws", 0)]
    [InlineData("?ip=10.20.3.", 2)]
    [InlineData("?ip=10.20.3.1&hostname=FIN-WS", 1)]
    [InlineData("?groupid=3", 3)]
    [InlineData("?inactive_filter_days=1", 11)]
    [InlineData("?hostname=nobody", 0)]
    public async Task The_list_is_narrowed_by_address_or_name(string parameters, int expected)
        => Assert.Equal(expected, (await server.Admin.GetAsync("/api/v1/sensor" + parameters)).GetArrayLength());

    [Fact]
    public async Task The_paged_list_counts_all_and_sorts_by_column()
    {
        JsonElement page = await server.Admin.GetAsync("/api/v2/sensor?start=1&rows=2&sort.col=computer_name&sort.dir=asc");
        Assert.Equal(12, page.GetProperty("total_results").GetInt32());
        Assert.Equal(["DC02", "DEV-WS-11"], page.GetProperty("results").EnumerateArray()
            .Select(sensor => sensor.GetProperty("computer_name").GetString()));
        Assert.Equal(0, (await server.Admin.GetAsync("/api/v2/sensor?rows=0")).GetProperty("results").GetArrayLength());
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Get, "/api/v2/sensor?sort.col=mood")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Get, "/api/v2/sensor?rows=x")).Status);
    }

    [Fact]
    public async Task The_paged_list_counts_what_is_on_the_page()
    {
        JsonElement page = await server.Admin.GetAsync("/api/v2/sensor?rows=4&sort.col=id&facet=true&facet.field=os_type&facet.field=status&facet.field=is_isolating&facet.field=mood");
        JsonElement facets = page.GetProperty("facets");
        Assert.Equal(["os_type", "status", "is_isolating", "mood"], facets.Names());
        JsonElement system = Assert.Single(facets.GetProperty("os_type").EnumerateArray());
        Assert.Equal((1, 4, 100, "100.0"), (system.GetProperty("name").GetInt32(), system.GetProperty("value").GetInt32(), system.GetProperty("percent").GetInt32(), system.Text("ratio")));
        Assert.Equal("false", facets.GetProperty("is_isolating")[0].Text("name"));
        Assert.Empty(facets.GetProperty("mood").EnumerateArray());
        Assert.Equal(["status", "os_type", "group_id", "build_version_string"], (await server.Admin.GetAsync("/api/v2/sensor?rows=0&facet=true")).GetProperty("facets").Names());
        Assert.False((await server.Admin.GetAsync("/api/v2/sensor?rows=4&facet=false")).TryGetProperty("facets", out _));
    }

    [Theory]
    [InlineData("status", "Offline")]
    [InlineData("last_checkin_time", "Offline")]
    [InlineData("sensor_health_status", "Online")]
    public async Task The_paged_list_comes_in_the_order_of_a_column(string column, string first)
        => Assert.Equal(first, (await server.Admin.GetAsync($"/api/v2/sensor?rows=1&sort.col={column}&sort.dir=asc")).Rows()[0].Text("status"));

    [Fact]
    public async Task The_number_of_a_build_is_that_of_the_list_of_builds()
    {
        Dictionary<int, string?> builds = (await server.Admin.GetAsync("/api/builds")).EnumerateArray().ToDictionary(build => build.GetProperty("id").GetInt32(), build => build.Text("version_string"));
        foreach (JsonElement sensor in (await server.Admin.GetAsync("/api/v1/sensor")).EnumerateArray())
            Assert.Equal(sensor.Text("build_version_string"), builds[sensor.GetProperty("build_id").GetInt32()]);
    }

    [Fact]
    public async Task One_group_comes_as_a_list_of_one()
    {
        JsonElement group = Assert.Single((await server.Admin.GetAsync("/api/v3/group/1")).EnumerateArray());
        Assert.Equal("Default Group", group.GetProperty("name").GetString());
        Assert.Equal(2, group.GetProperty("team_access").GetArrayLength());
        Assert.Equal(3, group.GetProperty("number_of_hosts").GetInt32());
    }

    [Fact]
    public async Task A_binary_is_found_in_any_case_and_shown_in_upper()
    {
        JsonElement binary = await server.Admin.GetAsync("/api/v1/binary/79b6d4c5283fc806387c55b8d7c8b762/summary");
        Assert.Equal("79B6D4C5283FC806387C55B8D7C8B762", binary.GetProperty("md5").GetString());
        Assert.Equal(("Signed", "0", "Windows"),
            (binary.GetProperty("digsig_result").GetString(), binary.GetProperty("digsig_result_code").GetString(),
                binary.GetProperty("os_type").GetString()));
        Assert.Equal(["WIN-IA9NQ1GN8OI|3"], binary.GetProperty("endpoint").EnumerateArray().Select(item => item.GetString()));
        Assert.Equal("2012-07-26T06:37:00Z", binary.GetProperty("digsig_sign_time").GetString());
    }
}

public sealed class ManySensorsTests(ManySensorsTests.Fleet server) : IClassFixture<ManySensorsTests.Fleet>
{
    [Fact]
    public async Task More_than_a_thousand_do_not_come_unpaged()
    {
        (HttpStatusCode status, string body) = await server.Admin.TryAsync(HttpMethod.Get, "/api/v1/sensor");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("Unpaged request has 1001 results, exceeds limit of 1000. Please consider using paging.", body);
        Assert.Equal(1001, (await server.Admin.GetAsync("/api/v2/sensor?rows=2000")).GetProperty("results").GetArrayLength());
    }

    public sealed class Fleet : EmulatorFixture
    {
        private protected override EmulatorOptions Options
            => base.Options with { PlainHttp = true, Scenario = ScenarioKind.Fleet, Fleet = new FleetSize(Sensors: 1_001, Processes: 10) };
    }
}
