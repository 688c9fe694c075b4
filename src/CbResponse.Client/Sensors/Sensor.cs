using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>A sensor: the agent on one host (edr-api.md 3.8). All times are UTC; the server writes them in its own zone.</summary>
public sealed partial class Sensor : CbObject
{
    /// <summary>Number of the sensor.</summary>
    [JsonInclude, JsonPropertyName("id")]
    public int? Id { get; internal set; }

    /// <summary>Name of the host, as it calls itself in its network.</summary>
    [JsonInclude, JsonPropertyName("computer_name")]
    public string? ComputerName { get; internal set; }

    /// <summary>DNS name of the host.</summary>
    [JsonInclude, JsonPropertyName("computer_dns_name")]
    public string? DnsName { get; internal set; }

    /// <summary>SID of the host (Windows).</summary>
    [JsonInclude, JsonPropertyName("computer_sid")]
    public string? ComputerSid
    {
        get;

        // Some servers end it with a line break.
        internal set => field = value?.Trim();
    }

    /// <summary>Number of the sensor group.</summary>
    [JsonInclude, JsonPropertyName("group_id")]
    public int? GroupId { get; internal set; }

    /// <summary>Operating system, in words.</summary>
    [JsonInclude, JsonPropertyName("os_environment_display_string")]
    public string? OSDescription { get; internal set; }

    /// <summary>Number of the operating system in the server's own table.</summary>
    [JsonInclude, JsonPropertyName("os_environment_id")]
    public int? OSEnvironmentId { get; internal set; }

    /// <summary>Number of the sensor's build.</summary>
    [JsonInclude, JsonPropertyName("build_id")]
    public int? BuildId { get; internal set; }

    /// <summary>Version of the sensor, its numbers filled up with zeros, as <c>006.001.002.71109</c>.</summary>
    [JsonInclude, JsonPropertyName("build_version_string")]
    public string? BuildVersion { get; internal set; }

    /// <summary><c>Online</c>, <c>Offline</c>, or another word.</summary>
    [JsonInclude, JsonPropertyName("status")]
    public string? Status { get; internal set; }

    /// <summary>Whether the host is to be cut off from the network.</summary>
    [JsonInclude, JsonPropertyName("network_isolation_enabled")]
    public bool? IsIsolationRequested { get; internal set; }

    /// <summary>Whether the sensor says that the host is cut off.</summary>
    [JsonInclude, JsonPropertyName("is_isolating")]
    public bool? IsIsolating { get; internal set; }

    /// <summary>The sensor's own judgement of its health, from 0 to 100.</summary>
    [JsonInclude, JsonPropertyName("sensor_health_status")]
    public int? HealthScore { get; internal set; }

    /// <summary>The sensor's own judgement of its health, in words.</summary>
    [JsonInclude, JsonPropertyName("sensor_health_message")]
    public string? HealthMessage { get; internal set; }

    /// <summary>The host's network interfaces.</summary>
    [JsonIgnore]
    public IReadOnlyList<NetworkAdapter> NetworkAdapters => NetworkAdapter.ParseList(NetworkAdapterText);

    /// <summary>When the sensor first reported, UTC.</summary>
    [JsonInclude, JsonPropertyName("registration_time")]
    public DateTime? RegistrationTime { get; internal set; }

    /// <summary>When the sensor last reported, UTC.</summary>
    [JsonInclude, JsonPropertyName("last_checkin_time")]
    public DateTime? LastCheckinTime { get; internal set; }

    /// <summary>When the sensor is to report next, UTC.</summary>
    [JsonInclude, JsonPropertyName("next_checkin_time")]
    public DateTime? NextCheckinTime { get; internal set; }

    /// <summary>When the server last changed the record, UTC.</summary>
    [JsonInclude, JsonPropertyName("last_update")]
    public DateTime? LastUpdate { get; internal set; }

    /// <summary>When the license ends, UTC; null for never.</summary>
    [JsonIgnore]
    public DateTime? LicenseExpiration => WireTime.NotNever(LicenseExpirationTime);

    /// <summary>The sensor is to send all events that are older than this at once, UTC; null when it is not told to, or is done.</summary>
    [JsonInclude, JsonPropertyName("event_log_flush_time")]
    public DateTime? EventLogFlushTime { get; internal set; }

    /// <summary>Number of the host's start, counted since the sensor was installed.</summary>
    [JsonInclude, JsonPropertyName("boot_id")]
    public long? BootId { get; internal set; }

    /// <summary>Memory of the host, in bytes.</summary>
    [JsonInclude, JsonPropertyName("physical_memory_size")]
    public long? PhysicalMemoryBytes { get; internal set; }

    /// <summary>Size of the system volume, in bytes.</summary>
    [JsonInclude, JsonPropertyName("systemvolume_total_size")]
    public long? SystemVolumeBytes { get; internal set; }

    /// <summary>Free room on the system volume, in bytes.</summary>
    [JsonInclude, JsonPropertyName("systemvolume_free_size")]
    public long? SystemVolumeFreeBytes { get; internal set; }

    /// <summary>Events that wait on the host to be sent, in bytes.</summary>
    [JsonInclude, JsonPropertyName("num_eventlog_bytes")]
    public long? QueuedEventLogBytes { get; internal set; }

    /// <summary>Files that wait on the host to be sent, in bytes.</summary>
    [JsonInclude, JsonPropertyName("num_storefiles_bytes")]
    public long? QueuedStoreFileBytes { get; internal set; }

    /// <summary>What administrators noted.</summary>
    [JsonInclude, JsonPropertyName("notes")]
    public string? Notes { get; internal set; }

    /// <summary>Whether the sensor is to be uninstalled when it reports next.</summary>
    [JsonInclude, JsonPropertyName("uninstall")]
    public bool? IsUninstallRequested { get; internal set; }

    /// <summary>Whether the sensor was uninstalled; null when the server does not say.</summary>
    [JsonInclude, JsonPropertyName("uninstalled")]
    public bool? IsUninstalled { get; internal set; }

    /// <summary>Whether the sensor is to be restarted when it reports next.</summary>
    [JsonInclude, JsonPropertyName("restart_queued")]
    public bool? IsRestartQueued { get; internal set; }

    /// <summary>Power state of the host; 0 for on.</summary>
    [JsonInclude, JsonPropertyName("power_state")]
    public int? PowerState { get; internal set; }

    /// <summary>Whether the console lists the sensor.</summary>
    [JsonInclude, JsonPropertyName("display")]
    public bool? IsDisplayed { get; internal set; }

    /// <summary>Whether live response works with the sensor.</summary>
    [JsonInclude, JsonPropertyName("supports_cblr")]
    public bool? SupportsLiveResponse { get; internal set; }

    /// <summary>Whether the sensor can isolate its host.</summary>
    [JsonInclude, JsonPropertyName("supports_isolation")]
    public bool? SupportsIsolation { get; internal set; }

    /// <summary>Whether the sensor reports modules in the newer form.</summary>
    [JsonInclude, JsonPropertyName("supports_2nd_gen_modloads")]
    public bool? SupportsSecondGenerationModLoads { get; internal set; }

    /// <summary>Number of the host in App Control (Bit9 Parity); 0 when its agent is not installed.</summary>
    [JsonInclude, JsonPropertyName("parity_host_id")]
    public long? ParityHostId { get; internal set; }

    /// <summary>Node of the server cluster.</summary>
    [JsonInclude, JsonPropertyName("node_id")]
    public int? NodeId { get; internal set; }

    /// <summary>Shard of the server cluster.</summary>
    [JsonInclude, JsonPropertyName("shard_id")]
    public int? ShardId { get; internal set; }

    /// <summary>The number by which the server tells registrations of one host apart.</summary>
    [JsonInclude, JsonPropertyName("cookie")]
    public long? Cookie { get; internal set; }

    /// <summary>The sensor in the web console of its server; null for a sensor made by hand.</summary>
    public Uri? ConsoleUri => Client is { } client && Id is { } id ? ConsoleLink.ToSensor(client.Options.Address, id) : null;

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonPropertyName("os_type")]
    internal int? OSTypeNumber { get; set; }

    [JsonInclude, JsonPropertyName("network_adapters")]
    internal string? NetworkAdapterText { get; set; }

    [JsonInclude, JsonPropertyName("license_expiration")]
    internal DateTime? LicenseExpirationTime { get; set; }

    [JsonInclude, JsonPropertyName("uptime")]
    internal long? UptimeSeconds { get; set; }

    [JsonInclude, JsonPropertyName("sensor_uptime")]
    internal long? SensorUptimeSeconds { get; set; }

    [JsonInclude, JsonPropertyName("clock_delta")]
    internal long? ClockDeltaSeconds { get; set; }

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Name of the host and number of the sensor.</summary>
    public override string ToString() => FormattableString.Invariant($"{ComputerName ?? "?"} ({Id})");
}
