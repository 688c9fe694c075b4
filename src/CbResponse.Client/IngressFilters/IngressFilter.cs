using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>A filter that throws events away before they are stored (edr-api.md 3.12): of processes by path, command line or hash.</summary>
public sealed class IngressFilter : CbObject
{
    /// <summary>Identifier: letters, digits and dashes.</summary>
    [JsonInclude, JsonPropertyName("id")]
    public string? Id { get; internal set; }

    /// <summary>Name of the filter.</summary>
    [JsonInclude, JsonPropertyName("name")]
    public string? Name { get; internal set; }

    /// <summary>What is written about it.</summary>
    [JsonInclude, JsonPropertyName("description")]
    public string? Description { get; internal set; }

    /// <summary>Whether it is in force.</summary>
    [JsonInclude, JsonPropertyName("enabled")]
    public bool? IsEnabled { get; internal set; }

    /// <summary>Whether it holds for all sensors, whichever groups and sensors are named.</summary>
    [JsonInclude, JsonPropertyName("global")]
    public bool? IsGlobal { get; internal set; }

    /// <summary>Numbers of the sensor groups that it holds for.</summary>
    [JsonInclude, JsonPropertyName("group_ids")]
    public IReadOnlyList<long> GroupIds { get; internal set; } = [];

    /// <summary>Numbers of the sensors that it holds for; none for all of its groups.</summary>
    [JsonInclude, JsonPropertyName("sensor_ids")]
    public IReadOnlyList<long> SensorIds { get; internal set; } = [];

    /// <summary>The systems that it holds for: <c>windows</c>, <c>osx</c>, <c>linux</c>.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> OSType => IngressSystems.Names(OSMask);

    /// <summary>Paths of processes: with <c>*</c> and <c>?</c>, or regular expressions.</summary>
    [JsonInclude, JsonPropertyName("path_filters")]
    public IReadOnlyList<string> PathFilters { get; internal set; } = [];

    /// <summary>Command lines of processes; they may be regular expressions.</summary>
    [JsonInclude, JsonPropertyName("cmdline_filters")]
    public IReadOnlyList<string> CommandLineFilters { get; internal set; } = [];

    /// <summary>MD5 hashes of programs.</summary>
    [JsonInclude, JsonPropertyName("md5_filters")]
    public IReadOnlyList<string> Md5Filters { get; internal set; } = [];

    /// <summary>Whose events go besides those of the process itself: 0 nobody's, 1 those of its children, 2 of theirs too, -1 of all descendants.</summary>
    [JsonInclude, JsonPropertyName("descendant_filtering_level")]
    public int? DescendantLevel { get; internal set; }

    /// <summary>Whether all events of such processes go, whatever the filters of events say.</summary>
    [JsonInclude, JsonPropertyName("filter_all_events")]
    public bool? FiltersAllEvents { get; internal set; }

    /// <summary>Registry changes that go.</summary>
    [JsonInclude, JsonPropertyName("regmod_filters")]
    public IReadOnlyList<string> RegModFilters { get; internal set; } = [];

    /// <summary>Loaded modules that go.</summary>
    [JsonInclude, JsonPropertyName("modload_filters")]
    public IReadOnlyList<string> ModLoadFilters { get; internal set; } = [];

    /// <summary>File changes that go.</summary>
    [JsonInclude, JsonPropertyName("filemod_filters")]
    public IReadOnlyList<string> FileModFilters { get; internal set; } = [];

    /// <summary>Changes of files that are no programs, that go.</summary>
    [JsonInclude, JsonPropertyName("non_binary_filemod_filters")]
    public IReadOnlyList<string> NonBinaryFileModFilters { get; internal set; } = [];

    /// <summary>Network connections that go.</summary>
    [JsonInclude, JsonPropertyName("netconn_filters")]
    public IReadOnlyList<string> NetConnFilters { get; internal set; } = [];

    /// <summary>Accesses to other processes that go.</summary>
    [JsonInclude, JsonPropertyName("crossproc_filters")]
    public IReadOnlyList<string> CrossProcFilters { get; internal set; } = [];

    /// <summary>Filters of higher priority come first; 0 is usual.</summary>
    [JsonInclude, JsonPropertyName("priority")]
    public int? Priority { get; internal set; }

    /// <summary>Whether sensors filter, so that the events never leave their hosts.</summary>
    [JsonInclude, JsonPropertyName("filter_on_sensor")]
    public bool? FiltersOnSensor { get; internal set; }

    /// <summary>Whether the server filters.</summary>
    [JsonInclude, JsonPropertyName("filter_on_server")]
    public bool? FiltersOnServer { get; internal set; }

    /// <summary>Whether hits are counted also while the filter is not in force.</summary>
    [JsonInclude, JsonPropertyName("track_metrics")]
    public bool? TracksMetrics { get; internal set; }

    /// <summary>The part of all processes that it met in the last 15 minutes: 0.01 for one of a hundred. Null where nobody counts.</summary>
    [JsonInclude, JsonPropertyName("hit_rate")]
    public double? HitRate { get; internal set; }

    /// <summary>When it was made, UTC.</summary>
    [JsonInclude, JsonPropertyName("create_timestamp")]
    public DateTime? CreatedTime { get; internal set; }

    /// <summary>When it was changed last, UTC.</summary>
    [JsonInclude, JsonPropertyName("modify_timestamp")]
    public DateTime? ModifiedTime { get; internal set; }

    /// <summary>Number of the user who made it.</summary>
    [JsonInclude, JsonPropertyName("create_user_id")]
    public int? CreatedByUserId { get; internal set; }

    /// <summary>Number of the user who changed it last.</summary>
    [JsonInclude, JsonPropertyName("modify_user_id")]
    public int? ModifiedByUserId { get; internal set; }

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonPropertyName("os_mask")]
    internal int? OSMask { get; set; }

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Name of the filter.</summary>
    public override string ToString() => Name ?? Id ?? "ingress filter";
}
