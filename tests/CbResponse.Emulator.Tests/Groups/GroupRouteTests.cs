using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>The life of sensor groups and sites, and installers (edr-api.md 3.9).</summary>
public sealed class GroupRouteTests(DefaultFixture server, Fixture52 old, Fixture71 older)
    : IClassFixture<DefaultFixture>, IClassFixture<Fixture52>, IClassFixture<Fixture71>
{
    private const string Route = "/api/v3/group";
    private const string Needed = "\"site_id\": 1, \"sensorbackend_server\": \"https://edr.contoso.test:443\"";
    private const string Success = """{"result":"success"}""";

    [Fact]
    public async Task A_group_lives_from_its_making_to_its_end()
    {
        int id = await MakeAsync("Lives");
        Assert.True(id > 4);
        JsonElement group = await GetAsync(id);
        Assert.Equal(("Lives", 1, 0, "Manual"), (group.Text("name"), Number(group, "site_id"), Number(group, "number_of_hosts"), group.Text("sensor_version_osx")));
        Assert.Equal("Administrators", group.GetProperty("team_access")[0].Text("team_name"));

        string body = group.GetRawText().Replace("\"collect_regmods\":true", "\"collect_regmods\":false", StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Put, $"{Route}/{id}", body));
        Assert.False((await GetAsync(id)).GetProperty("collect_regmods").GetBoolean());

        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Delete, $"{Route}/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, $"{Route}/{id}")).Status);
        Assert.True(await MakeAsync("Next") > id);
    }

    [Fact]
    public async Task A_setting_that_does_not_come_back_has_its_default_again()
    {
        JsonElement servers = await GetAsync(3);
        Assert.Equal(("strict", "0.50"), (servers.GetProperty("extended_settings").Text("profile"), servers.GetProperty("extended_settings").GetProperty("weight").GetRawText()));
        int id = await MakeAsync("Whole", "\"process_filter_level\": 0, \"extended_settings\": {\"profile\": \"own\"}");
        Assert.Equal("own", (await GetAsync(id)).GetProperty("extended_settings").Text("profile"));
        await server.Admin.TryAsync(HttpMethod.Put, $"{Route}/{id}", $$"""{"name": "Whole", {{Needed}}}""");
        JsonElement now = await GetAsync(id);
        Assert.Equal(("standard", 2), (now.GetProperty("extended_settings").Text("profile"), Number(now, "process_filter_level")));
    }

    [Theory]
    [InlineData("""{"name": "x"}""", "site_id")]
    [InlineData("""{"site_id": 1}""", "name")]
    [InlineData("""{"name": "x", "site_id": 1}""", "sensorbackend_server")]
    [InlineData("""{"name": "x", "site_id": 99, "sensorbackend_server": "a"}""", "Site 99")]
    [InlineData("""{"name": "servers", "site_id": 1, "sensorbackend_server": "a"}""", "servers")]
    [InlineData("""{"name": "x", "site_id": 1, "sensorbackend_server": "a", "banning_enabled": 5}""", "banning_enabled")]
    [InlineData("""{"name": "x", "site_id": 1, "sensorbackend_server": "a", "quota_eventlog_bytes": "5"}""", "quota_eventlog_bytes")]
    [InlineData("""{"name": "x", "site_id": 1, "sensorbackend_server": "a", "address_resolution_hint": "ipx"}""", "address_resolution_hint")]
    [InlineData("""{"name": "x", "site_id": 1, "sensorbackend_server": "a", "isolation_exclusions": [{"name": "x"}]}""", "ip_address")]
    [InlineData("[]", "object")]
    public async Task What_is_no_group_is_refused_and_the_member_named(string body, string named)
    {
        (HttpStatusCode status, string text) = await server.Admin.TryAsync(HttpMethod.Post, Route, body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(named, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sensors_of_a_deleted_group_go_to_the_default_group_which_stays()
    {
        JsonElement before = await older.Admin.GetAsync("/api/v1/sensor?groupid=4");
        Assert.Equal(2, before.GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, (await older.Admin.TryAsync(HttpMethod.Delete, $"{Route}/4")).Status);
        Assert.Equal(5, (await older.Admin.GetAsync("/api/v1/sensor?groupid=1")).GetArrayLength());
        Assert.Equal(5, Number((await older.Admin.GetAsync($"{Route}/1"))[0], "number_of_hosts"));
        Assert.Equal(HttpStatusCode.BadRequest, (await older.Admin.TryAsync(HttpMethod.Delete, $"{Route}/1")).Status);
        Assert.False((await older.Admin.GetAsync($"{Route}/1"))[0].TryGetProperty("collect_amsi", out _));
    }

    [Fact]
    public async Task Who_only_looks_changes_nothing_and_sees_what_his_team_may()
    {
        int id = await MakeAsync("Hidden");
        Assert.Equal(HttpStatusCode.NotFound, (await server.User.TryAsync(HttpMethod.Get, $"{Route}/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.User.TryAsync(HttpMethod.Get, $"/api/v1/group/{id}/installer/linux")).Status);
        string access = """{"team_id": 2, "team_name": "Help Desk", "access_category": "Viewer"}""";
        await server.Admin.TryAsync(HttpMethod.Put, $"{Route}/{id}", $$"""{"name": "Shown", {{Needed}}, "team_access": [{{access}}]}""");
        Assert.Equal(HttpStatusCode.OK, (await server.User.TryAsync(HttpMethod.Get, $"{Route}/{id}")).Status);
        foreach ((HttpMethod method, string path) in new[] { (HttpMethod.Post, Route), (HttpMethod.Put, $"{Route}/{id}"), (HttpMethod.Delete, $"{Route}/{id}"),
            (HttpMethod.Post, "/api/site"), (HttpMethod.Put, "/api/site/1"), (HttpMethod.Delete, "/api/site/2") })
            Assert.Equal(HttpStatusCode.Forbidden, (await server.User.TryAsync(method, path, "{}")).Status);
    }

    [Fact]
    public async Task The_oldest_server_takes_a_group_from_the_oldest_client()
    {
        JsonElement made = await old.Admin.PostAsync("/api/group", """{"id": null, "name": "Critical Endpoints", "site_id": 1}""");
        Assert.Equal("Critical Endpoints", (await old.Admin.GetAsync($"/api/group/{Number(made, "id")}"))[0].Text("name"));
    }

    [Fact]
    public async Task Exclusions_are_numbered_and_signed()
    {
        int id = await MakeAsync("Exclusions", """ "isolation_exclusions": [{"name": "dns", "ip_address": "10.1.1.2"}, {"id": 7, "name": "jump", "ip_address": "10.1.1.1", "enabled": false}]""");
        JsonElement list = (await GetAsync(id)).GetProperty("isolation_exclusions");
        Assert.Equal((id, true, "admin"), (Number(list[0], "group_id"), list[0].GetProperty("enabled").GetBoolean(), list[0].Text("uploader_username")));
        Assert.Equal((7, false), (Number(list[1], "id"), list[1].GetProperty("enabled").GetBoolean()));
    }

    [Fact]
    public async Task A_site_lives_too_and_stays_while_a_group_needs_it()
    {
        int id = Number(await server.Admin.PostAsync("/api/site", """{"name": "Graz"}"""), "id");
        Assert.Equal("Graz", (await server.Admin.GetAsync($"/api/site/{id}"))[0].Text("name"));
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Put, $"/api/site/{id}", """{"name": "Linz"}"""));
        Assert.Contains("Linz", (await server.Admin.GetAsync("/api/site")).EnumerateArray().Select(site => site.Text("name")));
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Post, "/api/site", """{"name": "linz"}""")).Status);
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Delete, $"/api/site/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, $"/api/site/{id}")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await server.Admin.TryAsync(HttpMethod.Delete, "/api/site/2")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Delete, "/api/site/1")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Put, "/api/site/2", "{}")).Status);
    }

    [Fact]
    public async Task Throttle_rules_are_only_read()
    {
        JsonElement rules = await server.Admin.GetAsync("/api/throttle");
        Assert.Equal(["id", "site_id", "day_of_week", "from", "to", "bytes_per_second"], rules[1].Names());
        Assert.Equal(2, Number(await server.Admin.GetAsync("/api/throttle/2"), "site_id"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await server.Admin.TryAsync(HttpMethod.Post, "/api/throttle", "{}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, "/api/throttle/99")).Status);
    }

    [Theory]
    [InlineData("windows/exe", "CarbonBlackClientSetup.exe")]
    [InlineData("windows/msi", "cbsetup.msi")]
    [InlineData("osx", "CbOSXSensor.pkg")]
    public async Task An_installer_is_an_archive_with_settings_of_the_group(string type, string file)
    {
        using HttpResponseMessage response = await server.Admin.SendAsync(HttpMethod.Get, $"/api/v1/group/3/installer/{type}");
        Assert.Equal(("application/zip", true), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentLength > 10_000));
        using ZipArchive zip = new(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal([file, "sensorsettings.ini"], zip.Entries.Select(entry => entry.FullName));
        using StreamReader settings = new(zip.Entries[1].Open());
        Assert.Contains("SensorGroup=Servers", await settings.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_installer_for_Linux_is_a_compressed_tar_archive()
    {
        using HttpResponseMessage response = await server.Admin.SendAsync(HttpMethod.Get, "/api/v1/group/2/installer/linux");
        await using GZipStream unpacked = new(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        await using TarReader tar = new(unpacked);
        List<string> names = [];
        while (await tar.GetNextEntryAsync(copyData: true, TestContext.Current.CancellationToken) is { } entry)
        {
            names.Add(entry.Name);
            if (entry.Name == "sensorsettings.ini")
                Assert.Contains("Arbeitsplätze München", await new StreamReader(entry.DataStream!, Encoding.UTF8).ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Equal(["CarbonBlackClientSetup-linux.sh", "sensorsettings.ini"], names);
    }

    private static int Number(JsonElement item, string name) => item.GetProperty(name).GetInt32();

    private async Task<int> MakeAsync(string name, string? more = null)
        => Number(await server.Admin.PostAsync(Route, $$"""{"name": "{{name}}", {{Needed}}{{(more is null ? "" : ", " + more)}}}"""), "id");

    private async Task<JsonElement> GetAsync(int id) => (await server.Admin.GetAsync($"{Route}/{id}"))[0];
}
