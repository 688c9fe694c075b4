namespace CbResponse.Client.Tests;

public sealed class GroupTests
{
    private const string Record = """
        {"id": 4, "name": "Servers", "site_id": 1, "sensorbackend_server": "https://edr.example:443", "sensor_exe_name": "", "address_resolution_hint": "ipv4",
         "team_access": [{"team_id": 2, "team_name": "Help desk", "access_category": "Viewer"}], "alert_criticality": 3.0, "tamper_level": 0,
         "sensor_version_windows": "Manual", "sensor_version_osx": "Manual", "sensor_version_linux": "Manual", "datastore_server": null, "max_licenses": -1,
         "banning_enabled": true, "vdi_enabled": false, "number_of_hosts": 12, "process_filter_level": 2, "filter_known_dlls": true, "server_cert_id": 1,
         "quota_eventlog_bytes": "1073741824", "quota_eventlog_percent": 1, "quota_storefile_bytes": 1073741824, "quota_storefile_percent": 1,
         "collect_processes": true, "collect_moduleloads": true, "collect_moduleinfo": true, "collect_filemods": true, "collect_nonbinary_filewrites": true,
         "collect_filewritemd5s": true, "collect_regmods": true, "collect_netconns": true, "collect_cross_procs": true, "collect_usercontext": true,
         "collect_storefiles": false, "collect_emet_events": true, "collect_amsi": true,
         "isolation_exclusions": [{"id": 1, "group_id": 4, "name": "jump host", "ip_address": "10.1.1.1", "enabled": true, "uploader_id": 1, "uploader_username": "admin",
           "added_time": "2024-03-05 06:07:08.123456-07:00", "changed_time": null}],
         "event_exclusions": [{"eventsToIgnore": ["netconn", "modload"], "paths": ["c:\\backup\\*"]}]}
        """;

    [Fact]
    public async Task A_group_is_read_in_full()
    {
        SensorGroup group = await ReadAsync($"[{Record}]");

        Assert.Equal((4, "Servers", 1, "https://edr.example:443", 12, -1), (group.Id, group.Name!, group.SiteId, group.ServerUrl!, group.HostCount, group.MaxLicenses));
        Assert.Equal("Help desk: Viewer", Assert.Single(group.TeamAccess).ToString());
        Assert.Equal((1_073_741_824, 1, 1_073_741_824, 1), (group.EventLogQuotaBytes, group.EventLogQuotaPercent, group.StoreFileQuotaBytes, group.StoreFileQuotaPercent));
        Assert.Equal((true, false, true, true, false), (group.IsBanningEnabled, group.IsVdiEnabled, group.FilterKnownDlls, group.CollectsAmsi, group.CollectsStoreFiles));
        IsolationExclusion exclusion = Assert.Single(group.IsolationExclusions);
        Assert.Equal(("jump host (10.1.1.1)", 13), (exclusion.ToString(), exclusion.AddedTime!.Value.Hour));
        Assert.Equal(@"netconn, modload: c:\backup\*", Assert.Single(group.EventExclusions).ToString());
        Assert.Empty(group.AdditionalFields);
        Assert.Equal("edr.example", group.Server);
        Assert.Equal("Servers", group.ToString());
    }

    [Theory]
    [InlineData("""{"id": 4, "name": "plain"}""")]
    [InlineData("""[{"id": 4, "name": "plain", "team_access": null, "isolation_exclusions": null, "event_exclusions": null}]""")]
    public async Task A_group_comes_alone_or_as_a_list_of_one(string body)
    {
        SensorGroup group = await ReadAsync(body);

        Assert.Equal("plain", group.Name);
        Assert.Empty(group.TeamAccess);
        Assert.Empty(group.IsolationExclusions);
        Assert.Empty(group.EventExclusions);
    }

    [Fact]
    public async Task An_empty_list_means_that_there_is_none()
        => Assert.Equal(CbErrorKind.ObjectNotFound, (await Assert.ThrowsAsync<CbException>(() => ReadAsync("[]"))).Kind);

    [Theory]
    [InlineData("{}")]
    [InlineData("[{}]")]
    [InlineData("")]
    public async Task A_group_without_a_number_is_none(string body)
        => Assert.Equal("id", (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => ReadAsync(body))).Path);

    private static async Task<SensorGroup> ReadAsync(string body)
    {
        using Session session = new();
        session.Server.OnInfo().On("GET /api/v3/group/4", Reply.Json(body));
        SensorGroup group = await session.Client.Groups.GetAsync(4, cancellationToken: TestContext.Current.CancellationToken);
        session.Server.AssertDone();
        return group;
    }
}
