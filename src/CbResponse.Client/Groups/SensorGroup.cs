using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>A sensor group: what its sensors report, and who may see it (edr-api.md 3.9).</summary>
public sealed class SensorGroup : CbObject
{
    /// <summary>Number of the group.</summary>
    [JsonInclude, JsonPropertyName("id")]
    public int? Id { get; internal set; }

    /// <summary>Whether this is the group of sensors that nobody put into another. Servers do not delete it.</summary>
    [JsonIgnore]
    public bool IsDefault => Id == 1;

    /// <summary>Name of the group, as administrators wrote it.</summary>
    [JsonInclude, JsonPropertyName("name")]
    public string? Name { get; internal set; }

    /// <summary>Number of the site.</summary>
    [JsonInclude, JsonPropertyName("site_id")]
    public int? SiteId { get; internal set; }

    /// <summary>Address that sensors of the group report to.</summary>
    [JsonInclude, JsonPropertyName("sensorbackend_server")]
    public string? ServerUrl { get; internal set; }

    /// <summary>File name of the sensor on the hosts; empty for the usual one.</summary>
    [JsonInclude, JsonPropertyName("sensor_exe_name")]
    public string? SensorExecutableName { get; internal set; }

    /// <summary>Which addresses sensors prefer: <c>ipv4</c>, <c>ipv6</c>, or empty for either.</summary>
    [JsonInclude, JsonPropertyName("address_resolution_hint")]
    public string? AddressResolutionHint { get; internal set; }

    /// <summary>What teams may do with the group.</summary>
    [JsonInclude, JsonPropertyName("team_access")]
    public IReadOnlyList<TeamAccess> TeamAccess
    {
        get;
        internal set => field = value ?? [];
    } = [];

    /// <summary>How much alerts of the group matter, from 1 to 5; 3 is usual.</summary>
    [JsonInclude, JsonPropertyName("alert_criticality")]
    public double? AlertCriticality { get; internal set; }

    /// <summary>How sensors resist tampering.</summary>
    [JsonInclude, JsonPropertyName("tamper_level")]
    public int? TamperLevel { get; internal set; }

    /// <summary>Version that Windows sensors are kept at, or <c>Manual</c>.</summary>
    [JsonInclude, JsonPropertyName("sensor_version_windows")]
    public string? WindowsSensorVersion { get; internal set; }

    /// <summary>Version that macOS sensors are kept at, or <c>Manual</c>.</summary>
    [JsonInclude, JsonPropertyName("sensor_version_osx")]
    public string? MacSensorVersion { get; internal set; }

    /// <summary>Version that Linux sensors are kept at, or <c>Manual</c>.</summary>
    [JsonInclude, JsonPropertyName("sensor_version_linux")]
    public string? LinuxSensorVersion { get; internal set; }

    /// <summary>Address that sensors send events to, when it is another.</summary>
    [JsonInclude, JsonPropertyName("datastore_server")]
    public string? DatastoreServer { get; internal set; }

    /// <summary>Sensors that the group may have; -1 for any number.</summary>
    [JsonInclude, JsonPropertyName("max_licenses")]
    public int? MaxLicenses { get; internal set; }

    /// <summary>Whether banned programs are stopped.</summary>
    [JsonInclude, JsonPropertyName("banning_enabled")]
    public bool? IsBanningEnabled { get; internal set; }

    /// <summary>Whether hosts are virtual desktops that come and go.</summary>
    [JsonInclude, JsonPropertyName("vdi_enabled")]
    public bool? IsVdiEnabled { get; internal set; }

    /// <summary>Hosts in the group.</summary>
    [JsonInclude, JsonPropertyName("number_of_hosts")]
    public int? HostCount { get; internal set; }

    /// <summary>How many processes that do little get no document.</summary>
    [JsonInclude, JsonPropertyName("process_filter_level")]
    public int? ProcessFilterLevel { get; internal set; }

    /// <summary>Whether events of well-known modules are left out.</summary>
    [JsonInclude, JsonPropertyName("filter_known_dlls")]
    public bool? FilterKnownDlls { get; internal set; }

    /// <summary>Number of the server's certificate that sensors trust.</summary>
    [JsonInclude, JsonPropertyName("server_cert_id")]
    public int? ServerCertificateId { get; internal set; }

    /// <summary>Room for events on a host, in bytes.</summary>
    [JsonInclude, JsonPropertyName("quota_eventlog_bytes")]
    public long? EventLogQuotaBytes { get; internal set; }

    /// <summary>Room for events on a host, in percent of its volume.</summary>
    [JsonInclude, JsonPropertyName("quota_eventlog_percent")]
    public int? EventLogQuotaPercent { get; internal set; }

    /// <summary>Room for files on a host, in bytes.</summary>
    [JsonInclude, JsonPropertyName("quota_storefile_bytes")]
    public long? StoreFileQuotaBytes { get; internal set; }

    /// <summary>Room for files on a host, in percent of its volume.</summary>
    [JsonInclude, JsonPropertyName("quota_storefile_percent")]
    public int? StoreFileQuotaPercent { get; internal set; }

    /// <summary>Whether processes are reported.</summary>
    [JsonInclude, JsonPropertyName("collect_processes")]
    public bool? CollectsProcesses { get; internal set; }

    /// <summary>Whether loaded modules are reported.</summary>
    [JsonInclude, JsonPropertyName("collect_moduleloads")]
    public bool? CollectsModuleLoads { get; internal set; }

    /// <summary>Whether details of modules are reported.</summary>
    [JsonInclude, JsonPropertyName("collect_moduleinfo")]
    public bool? CollectsModuleInfo { get; internal set; }

    /// <summary>Whether file changes are reported.</summary>
    [JsonInclude, JsonPropertyName("collect_filemods")]
    public bool? CollectsFileMods { get; internal set; }

    /// <summary>Whether writes to files that are no programs are reported.</summary>
    [JsonInclude, JsonPropertyName("collect_nonbinary_filewrites")]
    public bool? CollectsNonBinaryFileWrites { get; internal set; }

    /// <summary>Whether hashes of written files are reported.</summary>
    [JsonInclude, JsonPropertyName("collect_filewritemd5s")]
    public bool? CollectsFileWriteMd5s { get; internal set; }

    /// <summary>Whether registry changes are reported.</summary>
    [JsonInclude, JsonPropertyName("collect_regmods")]
    public bool? CollectsRegMods { get; internal set; }

    /// <summary>Whether network connections are reported.</summary>
    [JsonInclude, JsonPropertyName("collect_netconns")]
    public bool? CollectsNetConns { get; internal set; }

    /// <summary>Whether opening other processes is reported.</summary>
    [JsonInclude, JsonPropertyName("collect_cross_procs")]
    public bool? CollectsCrossProcs { get; internal set; }

    /// <summary>Whether the users of processes are reported.</summary>
    [JsonInclude, JsonPropertyName("collect_usercontext")]
    public bool? CollectsUserContext { get; internal set; }

    /// <summary>Whether copies of programs are collected.</summary>
    [JsonInclude, JsonPropertyName("collect_storefiles")]
    public bool? CollectsStoreFiles { get; internal set; }

    /// <summary>Whether EMET events are reported.</summary>
    [JsonInclude, JsonPropertyName("collect_emet_events")]
    public bool? CollectsEmetEvents { get; internal set; }

    /// <summary>Whether scripts without a file are reported (7.2 and later).</summary>
    [JsonInclude, JsonPropertyName("collect_amsi")]
    public bool? CollectsAmsi { get; internal set; }

    /// <summary>Addresses that an isolated host may still reach.</summary>
    [JsonInclude, JsonPropertyName("isolation_exclusions")]
    public IReadOnlyList<IsolationExclusion> IsolationExclusions
    {
        get;
        internal set => field = value ?? [];
    } = [];

    /// <summary>Paths whose events are left out.</summary>
    [JsonInclude, JsonPropertyName("event_exclusions")]
    public IReadOnlyList<EventExclusion> EventExclusions
    {
        get;
        internal set => field = value ?? [];
    } = [];

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Name of the group.</summary>
    public override string ToString() => Name ?? FormattableString.Invariant($"group {Id}");
}
