using System.Net;

namespace CbResponse.Client.Tests;

/// <summary>Groups are made, changed and deleted; what the server does not show afterwards was not done.</summary>
public sealed class GroupChangeTests
{
    private const string Route = "/api/v3/group";
    private const string Success = """{"result": "success"}""";

    /// <summary>With members that no client knows, one of them a number that is not to be rounded.</summary>
    private const string Servers = """
        {"id": 4, "name": "Servers", "site_id": 2, "sensorbackend_server": "https://edr.example:443", "quota_eventlog_bytes": "1073741824", "banning_enabled": true,
         "datastore_server": null, "number_of_hosts": 3, "extended": {"weight": 1.50, "big": 12345678901234567890}, "größe": "a\u00fc"}
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_groups_come_in_one_list()
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET {Route}", Reply.Json($"[{Servers}]"));
        SensorGroup group = Assert.Single(await session.Client.Groups.ListAsync(cancellationToken: Stop));
        Assert.Equal(("Servers", 3, "edr.example", false), (group.Name, group.HostCount, group.Server, group.IsDefault));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Older_servers_have_the_older_route()
    {
        using Session session = new();
        session.Server.OnInfo("5.2.0").On("GET /api/group", Reply.Json("[]")).On("GET /api/group/4", Reply.Json("[]"));
        Assert.Empty(await session.Client.Groups.ListAsync(cancellationToken: Stop));
        CbException failure = await Assert.ThrowsAsync<CbException>(() => session.Client.Groups.GetAsync(4, cancellationToken: Stop));
        Assert.Equal((CbErrorKind.ObjectNotFound, "GET /api/group/4"), (failure.Kind, failure.Route));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_change_sends_the_whole_group_back_with_what_no_client_knows()
    {
        using Session session = new();
        const string Changed = """{"id":4,"site_id":2,"sensorbackend_server":"https://edr.example:443","datastore_server":null,"number_of_hosts":3,"extended":{"weight":1.50,"big":12345678901234567890},"größe":"aü","name":"Servers EU","banning_enabled":false,"quota_eventlog_bytes":2147483648}""";
        session.Server.OnInfo().On($"GET {Route}/4", Reply.Json($"[{Servers}]")).On($"PUT {Route}/4", Reply.Json(Success), Changed)
            .On($"GET {Route}/4", Reply.Json($"[{Changed}]"));
        SensorGroup group = await session.Client.Groups.UpdateAsync(
            4, new SensorGroupSettings { Name = "Servers EU", IsBanningEnabled = false, EventLogQuotaBytes = 2_147_483_648 }, cancellationToken: Stop);
        Assert.Equal(("Servers EU", false, 2_147_483_648L), (group.Name, group.IsBanningEnabled, group.EventLogQuotaBytes));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_group_that_was_changed_or_deleted_is_not_remembered_as_it_was()
    {
        using AnsweringServer server = new();
        using CbClient client = new(Session.Options(retries: 0), new ManualClock(), server);
        server.On($"GET {Route}/4", Reply.Json(Servers)).On($"PUT {Route}/4", Reply.Json(Success)).On($"DELETE {Route}/4", Reply.Json(Success));
        Assert.Equal("Servers", (await client.Joins.GetGroupAsync(4, cancellationToken: Stop)).Name);

        // The server takes the change under another name, so that it is not confirmed; what is remembered is stale all the same.
        await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => client.Groups.UpdateAsync(4, new SensorGroupSettings { Name = "A" }, cancellationToken: Stop));
        server.On($"GET {Route}/4", Reply.Json(Servers.Replace("\"Servers\"", "\"B\"", StringComparison.Ordinal)));
        Assert.Equal("B", (await client.Joins.GetGroupAsync(4, cancellationToken: Stop)).Name);

        server.On($"GET {Route}/4", Reply.Html(HttpStatusCode.NotFound, string.Empty));
        await client.Groups.RemoveAsync(4, cancellationToken: Stop);
        await Assert.ThrowsAsync<CbException>(() => client.Joins.GetGroupAsync(4, cancellationToken: Stop));
    }

    [Fact]
    public async Task A_group_that_is_so_already_is_left_alone_in_whichever_form_it_says_so()
    {
        using Session session = new();
        SensorGroupSettings settings = new() { EventLogQuotaBytes = 1_073_741_824, IsBanningEnabled = true, DatastoreServer = string.Empty };
        session.Server.OnInfo().On($"GET {Route}/4", Reply.Json(Servers)).On($"GET {Route}/4", Reply.Json(Servers));
        Assert.Empty(await session.Client.Groups.FindChangesAsync(4, settings, cancellationToken: Stop));
        Assert.Equal("Servers", (await session.Client.Groups.UpdateAsync(4, settings, cancellationToken: Stop)).Name);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task What_would_change_is_told_beforehand()
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET {Route}/4", Reply.Json($"[{Servers}]"));
        IReadOnlyDictionary<string, string> changes = await session.Client.Groups.FindChangesAsync(
            4,
            new SensorGroupSettings
            {
                SiteId = 2, AddressResolutionHint = "ipv6", IsBanningEnabled = false,
                EventExclusions = [new EventExclusion { EventKinds = ["netconn"], Paths = [@"c:\backup.exe"] }],
            },
            cancellationToken: Stop);
        Assert.Equal(
            [
                KeyValuePair.Create("address_resolution_hint", "\"ipv6\""), KeyValuePair.Create("banning_enabled", "false"),
                KeyValuePair.Create("event_exclusions", """[{"eventsToIgnore":["netconn"],"paths":["c:\\backup.exe"]}]"""),
            ],
            changes);
        session.Server.AssertDone();
    }

    [Theory]
    [InlineData("\"banning_enabled\": true", "'banning_enabled' is true and not false")]
    [InlineData("\"colour\": 1", "'banning_enabled' is missing and not false")]
    public async Task A_success_that_nothing_shows_is_none(string member, string expected)
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET {Route}/4", Reply.Json("""[{"id": 4, "banning_enabled": true}]"""))
            .On($"PUT {Route}/4", Reply.Json(Success), """{"id":4,"banning_enabled":false}""").On($"GET {Route}/4", Reply.Json($$"""[{"id": 4, {{member}}}]"""));
        CbUnexpectedResponseException failure = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
            () => session.Client.Groups.UpdateAsync(4, new SensorGroupSettings { IsBanningEnabled = false }, cancellationToken: Stop));
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.Equal("banning_enabled", failure.Path);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Lists_may_come_back_in_another_order_and_with_more_members()
    {
        using Session session = new();
        const string Sent = """{"id":4,"isolation_exclusions":[{"name":"jump","ip_address":"10.1.1.1","enabled":true,"id":7},{"name":"dns","ip_address":"10.1.1.2","enabled":false}]}""";
        session.Server.OnInfo().On($"GET {Route}/4", Reply.Json("""[{"id": 4, "isolation_exclusions": null}]""")).On($"PUT {Route}/4", Reply.Empty(HttpStatusCode.NoContent), Sent)
            .On($"GET {Route}/4", Reply.Json("""
                [{"id": 4, "isolation_exclusions": [{"id": 8, "name": "dns", "ip_address": "10.1.1.2", "enabled": false, "group_id": 4},
                  {"id": 7, "name": "jump", "ip_address": "10.1.1.1", "enabled": "true", "uploader_username": "admin"}]}]
                """));
        SensorGroup group = await session.Client.Groups.UpdateAsync(
            4,
            new SensorGroupSettings
            {
                IsolationExclusions =
                [
                    new IsolationExclusion { Id = 7, Name = "jump", Address = "10.1.1.1" }, new IsolationExclusion { Name = "dns", Address = "10.1.1.2", IsEnabled = false },
                ],
            },
            cancellationToken: Stop);
        Assert.Equal(2, group.IsolationExclusions.Count);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_new_group_has_the_site_and_the_server_of_the_default_group_and_sensors_that_stay()
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET {Route}", Reply.Json($$"""[{{Servers}}, {"id": 1, "name": "Default Group", "site_id": 1, "sensorbackend_server": "https://a"}]"""))
            .On($"POST {Route}", Reply.Json("""{"id": "9"}"""), """
                {"name":"New","vdi_enabled":true,"site_id":1,"sensorbackend_server":"https://a","sensor_version_windows":"Manual","sensor_version_osx":"Manual","sensor_version_linux":"Manual"}
                """)
            .On($"GET {Route}/9", Reply.Json("""
                [{"id": 9, "name": "New", "vdi_enabled": true, "site_id": 1, "sensorbackend_server": "https://a", "sensor_version_windows": "Manual", "sensor_version_osx": "Manual", "sensor_version_linux": "Manual"}]
                """));
        SensorGroup group = await session.Client.Groups.CreateAsync(new SensorGroupSettings { Name = "New", IsVdiEnabled = true }, cancellationToken: Stop);
        Assert.Equal((9, "New", "edr.example"), (group.Id, group.Name, group.Server));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_new_group_after_another_has_all_its_settings_but_those_of_its_own()
    {
        using Session session = new();
        const string Model = """
            {"id": 4, "name": "Servers", "site_id": 2, "sensorbackend_server": "https://a", "number_of_hosts": 3, "extended": {"weight": 1.50}, "sensor_version_windows": "007.003",
             "sensor_version_osx": "Manual", "sensor_version_linux": "Manual", "isolation_exclusions": [{"id": 7, "group_id": 4, "name": "jump", "ip_address": "10.1.1.1", "enabled": true}]}
            """;
        const string Made = """
            {"name":"Copy","isolation_exclusions":[{"name":"jump","ip_address":"10.1.1.1","enabled":true}],"site_id":2,"sensorbackend_server":"https://a","extended":{"weight":1.50},"sensor_version_windows":"007.003","sensor_version_osx":"Manual","sensor_version_linux":"Manual"}
            """;
        session.Server.OnInfo().On($"GET {Route}/4", Reply.Json($"[{Model}]")).On($"GET {Route}/4", Reply.Json($"[{Model}]"))
            .On($"POST {Route}", Reply.Json("""[{"id": 9}]"""), Made).On($"GET {Route}/9", Reply.Json(Made.Replace("{\"name\":\"Copy\"", "{\"id\":9,\"name\":\"Copy\"", StringComparison.Ordinal)));
        SensorGroup model = await session.Client.Groups.GetAsync(4, cancellationToken: Stop);
        Assert.Equal(9, (await session.Client.Groups.CreateAsync(new SensorGroupSettings { Name = "Copy" }, model, cancellationToken: Stop)).Id);
        session.Server.AssertDone();
    }

    [Theory]
    [InlineData("New", "Servers", 9)]
    [InlineData("New", "New", null)]
    [InlineData("Old", "Servers", null)]
    public async Task A_group_whose_number_the_server_does_not_tell_is_known_by_its_name(string name, string other, int? id)
    {
        using Session session = new();
        session.Server.OnInfo().On($"POST {Route}", Reply.Json(Success), """
            {"name":"New","site_id":1,"sensorbackend_server":"https://a","sensor_version_windows":"Manual","sensor_version_osx":"Manual","sensor_version_linux":"Manual"}
            """)
            .On($"GET {Route}", Reply.Json($$"""[{"id": 4, "name": "{{other}}"}, {"id": "9", "name": "{{name}}"}]"""));
        if (id is not null)
        {
            session.Server.On($"GET {Route}/9", Reply.Json("""
                [{"id": 9, "name": "New", "site_id": 1, "sensorbackend_server": "https://a", "sensor_version_windows": "Manual", "sensor_version_osx": "Manual", "sensor_version_linux": "Manual"}]
                """));
        }

        Task<SensorGroup> made = session.Client.Groups.CreateAsync(new SensorGroupSettings { Name = "New", SiteId = 1, ServerUrl = "https://a" }, cancellationToken: Stop);
        if (id is not null)
            Assert.Equal(id, (await made).Id);
        else
            Assert.Equal("id", (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => made)).Path);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task What_a_server_does_not_take_over_from_another_ones_group_is_told()
    {
        using Session other = new(new CbServerOptions(ServerAddress.Parse("old.example"), new ApiToken(Session.Secret)));
        other.Server.OnInfo().On($"GET {Route}/4", Reply.Json(Servers)).On($"GET {Route}/4", Reply.Json("""[{"id": 4, "name": "Servers", "collect_amsi": true, "tamper_level": 1, "vdi_enabled": true}]"""));
        SensorGroup template = await other.Client.Groups.GetAsync(4, cancellationToken: Stop);
        using Session session = new();
        session.Server.OnInfo("6.2.0").On($"POST {Route}", Reply.Json("""{"id": 9}"""), """
            {"name":"New","site_id":1,"sensorbackend_server":"https://a","isolation_exclusions":[],"collect_amsi":true,"tamper_level":1,"vdi_enabled":true,"sensor_version_windows":"Manual","sensor_version_osx":"Manual","sensor_version_linux":"Manual"}
            """)
            .On($"GET {Route}/9", Reply.Json("""
                [{"id": 9, "name": "New", "site_id": 1, "sensorbackend_server": "https://a", "isolation_exclusions": [], "tamper_level": 0, "vdi_enabled": "true",
                  "sensor_version_windows": "Manual", "sensor_version_osx": "Manual", "sensor_version_linux": "Manual"}]
                """));
        Assert.Equal(9, (await session.Client.Groups.CreateAsync(new SensorGroupSettings { Name = "New", SiteId = 1, ServerUrl = "https://a" }, template, session.Observer, Stop)).Id);
        CbWarning warning = Assert.Single(session.Observer.Warnings);
        Assert.EndsWith(": collect_amsi, tamper_level.", warning.Message, StringComparison.Ordinal);
        Assert.Equal(CbWarningKind.PartMissing, warning.Kind);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_refusal_with_a_success_status_is_a_failure()
    {
        using Session session = new();
        session.Server.OnInfo().On($"DELETE {Route}/4", Reply.Json("""{"result": "group is in use"}"""));
        CbServerException failure = await Assert.ThrowsAsync<CbServerException>(() => session.Client.Groups.RemoveAsync(4, cancellationToken: Stop));
        Assert.Equal("group is in use", failure.ServerText);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_group_is_deleted_once_it_is_gone()
    {
        using Session session = new();
        session.Server.OnInfo().On($"DELETE {Route}/4", Reply.Json(Success)).On($"GET {Route}/4", Reply.Html(HttpStatusCode.NotFound, "<h1>not found</h1>"))
            .On($"DELETE {Route}/4", Reply.Json(Success)).On($"GET {Route}/4", Reply.Json(Servers));
        await session.Client.Groups.RemoveAsync(4, cancellationToken: Stop);
        CbException failure = await Assert.ThrowsAsync<CbException>(() => session.Client.Groups.RemoveAsync(4, cancellationToken: Stop));
        Assert.Contains("still has the sensor group 4", failure.Message, StringComparison.Ordinal);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_setting_that_the_server_would_forget_is_not_sent()
    {
        using Session session = new();
        session.Server.OnInfo("7.1.0");
        CbException failure = await Assert.ThrowsAsync<CbException>(
            () => session.Client.Groups.UpdateAsync(4, new SensorGroupSettings { CollectsAmsi = true }, cancellationToken: Stop));
        Assert.Equal(CbErrorKind.NotSupported, failure.Kind);
        session.Server.AssertDone();
    }

    [Theory]
    [InlineData(SensorInstallerType.WindowsExe, "windows/exe", "PK\u0003\u0004 rest")]
    [InlineData(SensorInstallerType.WindowsMsi, "windows/msi", "PK\u0003\u0004 rest")]
    [InlineData(SensorInstallerType.MacOS, "osx", "PK\u0003\u0004 rest")]
    public async Task An_installer_is_copied_as_it_comes(SensorInstallerType type, string path, string content)
    {
        using Session session = new();
        session.Server.On($"GET /api/v1/group/4/installer/{path}", Reply.Text(HttpStatusCode.OK, content, "application/octet-stream"));
        using MemoryStream file = new();
        Assert.Equal(content.Length, await session.Client.Groups.DownloadInstallerAsync(4, type, file, cancellationToken: Stop));
        Assert.Equal(content, System.Text.Encoding.UTF8.GetString(file.ToArray()));
        session.Server.AssertDone();
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PK\u0003")]
    [InlineData("""{"errorMessage": "no installer"}""")]
    [InlineData("no installer of this kind is there")]
    public async Task What_is_no_archive_is_no_installer(string content)
    {
        using Session session = new();
        session.Server.On("GET /api/v1/group/4/installer/windows/msi", Reply.Text(HttpStatusCode.OK, content, "application/octet-stream"));
        using MemoryStream file = new();
        await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.Groups.DownloadInstallerAsync(4, SensorInstallerType.WindowsMsi, file, cancellationToken: Stop));
    }

    [Fact]
    public async Task A_Linux_installer_is_a_compressed_archive()
    {
        using Session session = new();
        session.Server.On("GET /api/v1/group/4/installer/linux", Reply.Bytes(HttpStatusCode.OK, [0x1F, 0x8B, 8, 0], "application/x-gzip"));
        using MemoryStream file = new();
        Assert.Equal(4, await session.Client.Groups.DownloadInstallerAsync(4, SensorInstallerType.Linux, file, cancellationToken: Stop));
        session.Server.AssertDone();
    }
}
