namespace CbResponse;

/// <summary>Settings of a sensor group that are to be made or changed. What is null is left as it is, or to the server (edr-api.md 3.9).</summary>
public sealed class SensorGroupSettings
{
    /// <summary>Name of the group.</summary>
    public string? Name { get; set; }

    /// <summary>Number of the site.</summary>
    public int? SiteId { get; set; }

    /// <summary>Address that sensors of the group report to.</summary>
    public string? ServerUrl { get; set; }

    /// <summary>File name of the sensor on the hosts; empty for the usual one.</summary>
    public string? SensorExecutableName { get; set; }

    /// <summary>Which addresses sensors prefer: <c>ipv4</c>, <c>ipv6</c>, or empty for either.</summary>
    public string? AddressResolutionHint { get; set; }

    /// <summary>How much alerts of the group matter, from 1 to 5.</summary>
    public double? AlertCriticality { get; set; }

    /// <summary>How sensors resist tampering.</summary>
    public int? TamperLevel { get; set; }

    /// <summary>Version that Windows sensors are kept at, or <c>Manual</c>.</summary>
    public string? WindowsSensorVersion { get; set; }

    /// <summary>Version that macOS sensors are kept at, or <c>Manual</c>.</summary>
    public string? MacSensorVersion { get; set; }

    /// <summary>Version that Linux sensors are kept at, or <c>Manual</c>.</summary>
    public string? LinuxSensorVersion { get; set; }

    /// <summary>Address that sensors send events to, when it is another.</summary>
    public string? DatastoreServer { get; set; }

    /// <summary>Sensors that the group may have; -1 for any number.</summary>
    public int? MaxLicenses { get; set; }

    /// <summary>Whether banned programs are stopped.</summary>
    public bool? IsBanningEnabled { get; set; }

    /// <summary>Whether hosts are virtual desktops that come and go.</summary>
    public bool? IsVdiEnabled { get; set; }

    /// <summary>How many processes that do little get no document.</summary>
    public int? ProcessFilterLevel { get; set; }

    /// <summary>Whether events of well-known modules are left out.</summary>
    public bool? FilterKnownDlls { get; set; }

    /// <summary>Number of the server's certificate that sensors trust.</summary>
    public int? ServerCertificateId { get; set; }

    /// <summary>Room for events on a host, in bytes.</summary>
    public long? EventLogQuotaBytes { get; set; }

    /// <summary>Room for events on a host, in percent of its volume.</summary>
    public int? EventLogQuotaPercent { get; set; }

    /// <summary>Room for files on a host, in bytes.</summary>
    public long? StoreFileQuotaBytes { get; set; }

    /// <summary>Room for files on a host, in percent of its volume.</summary>
    public int? StoreFileQuotaPercent { get; set; }

    /// <summary>Whether processes are reported.</summary>
    public bool? CollectsProcesses { get; set; }

    /// <summary>Whether loaded modules are reported.</summary>
    public bool? CollectsModuleLoads { get; set; }

    /// <summary>Whether details of modules are reported.</summary>
    public bool? CollectsModuleInfo { get; set; }

    /// <summary>Whether file changes are reported.</summary>
    public bool? CollectsFileMods { get; set; }

    /// <summary>Whether writes to files that are no programs are reported.</summary>
    public bool? CollectsNonBinaryFileWrites { get; set; }

    /// <summary>Whether hashes of written files are reported.</summary>
    public bool? CollectsFileWriteMd5s { get; set; }

    /// <summary>Whether registry changes are reported.</summary>
    public bool? CollectsRegMods { get; set; }

    /// <summary>Whether network connections are reported.</summary>
    public bool? CollectsNetConns { get; set; }

    /// <summary>Whether opening other processes is reported.</summary>
    public bool? CollectsCrossProcs { get; set; }

    /// <summary>Whether the users of processes are reported.</summary>
    public bool? CollectsUserContext { get; set; }

    /// <summary>Whether copies of programs are collected.</summary>
    public bool? CollectsStoreFiles { get; set; }

    /// <summary>Whether EMET events are reported.</summary>
    public bool? CollectsEmetEvents { get; set; }

    /// <summary>Whether scripts without a file are reported (servers from 7.2 on).</summary>
    public bool? CollectsAmsi { get; set; }

    /// <summary>Addresses that isolated hosts may still reach: all of them, in the place of those there are.</summary>
    public IReadOnlyList<IsolationExclusion>? IsolationExclusions { get; set; }

    /// <summary>Paths whose events are left out: all of them, in the place of those there are.</summary>
    public IReadOnlyList<EventExclusion>? EventExclusions { get; set; }

    /// <summary>
    /// What teams may do with the group. Of a group that is there, rights of other teams stay as they are, and <c>No Access</c> takes one
    /// away; to a new one nobody else has a right.
    /// </summary>
    public IReadOnlyList<TeamAccess>? TeamAccess { get; set; }

    /// <summary>Whether nothing is set.</summary>
    public bool IsEmpty => TeamAccess is not { Count: > 0 } && ToMembers(isNew: false).Count == 0;

    /// <summary>The settings that are not null, by the server's names.</summary>
    /// <param name="isNew">Whether the group is to be made.</param>
    internal RecordMembers ToMembers(bool isNew) => new()
    {
        { "name", Name },
        { "site_id", SiteId },
        { "sensorbackend_server", ServerUrl },
        { "sensor_exe_name", SensorExecutableName },
        { "address_resolution_hint", AddressResolutionHint },
        { "alert_criticality", AlertCriticality },
        { "tamper_level", TamperLevel },
        { "sensor_version_windows", WindowsSensorVersion },
        { "sensor_version_osx", MacSensorVersion },
        { "sensor_version_linux", LinuxSensorVersion },
        { "datastore_server", DatastoreServer },
        { "max_licenses", MaxLicenses },
        { "banning_enabled", IsBanningEnabled },
        { "vdi_enabled", IsVdiEnabled },
        { "process_filter_level", ProcessFilterLevel },
        { "filter_known_dlls", FilterKnownDlls },
        { "server_cert_id", ServerCertificateId },
        { "quota_eventlog_bytes", EventLogQuotaBytes },
        { "quota_eventlog_percent", EventLogQuotaPercent },
        { "quota_storefile_bytes", StoreFileQuotaBytes },
        { "quota_storefile_percent", StoreFileQuotaPercent },
        { "collect_processes", CollectsProcesses },
        { "collect_moduleloads", CollectsModuleLoads },
        { "collect_moduleinfo", CollectsModuleInfo },
        { "collect_filemods", CollectsFileMods },
        { "collect_nonbinary_filewrites", CollectsNonBinaryFileWrites },
        { "collect_filewritemd5s", CollectsFileWriteMd5s },
        { "collect_regmods", CollectsRegMods },
        { "collect_netconns", CollectsNetConns },
        { "collect_cross_procs", CollectsCrossProcs },
        { "collect_usercontext", CollectsUserContext },
        { "collect_storefiles", CollectsStoreFiles },
        { "collect_emet_events", CollectsEmetEvents },
        { "collect_amsi", CollectsAmsi },
        { "isolation_exclusions", IsolationExclusions?.Select(exclusion => exclusion.ToPlain(isNew)).ToArray() },
        { "event_exclusions", EventExclusions?.Select(exclusion => exclusion.ToPlain()).ToArray() },
    };
}
