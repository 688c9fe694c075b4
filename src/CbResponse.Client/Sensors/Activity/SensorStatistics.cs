using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>
/// All sensors of a server in numbers. Backlogs are as of each sensor's last check-in: what was sent since is still counted, so that they
/// look too large and never reach zero while sensors are active.
/// </summary>
public sealed class SensorStatistics : CbObject
{
    /// <summary>Sensors that are registered.</summary>
    [JsonInclude, JsonPropertyName("sensor_count")]
    public long? SensorCount { get; internal set; }

    /// <summary>Sensors that were active within the last 24 hours.</summary>
    [JsonInclude, JsonPropertyName("active_sensor_count")]
    public long? ActiveSensorCount { get; internal set; }

    /// <summary>Events that wait on active hosts, in bytes.</summary>
    [JsonInclude, JsonPropertyName("num_eventlog_bytes")]
    public long? QueuedEventLogBytes { get; internal set; }

    /// <summary>Files that wait on active hosts, in bytes.</summary>
    [JsonInclude, JsonPropertyName("num_storefile_bytes")]
    public long? QueuedStoreFileBytes { get; internal set; }

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Sensors and active ones.</summary>
    public override string ToString() => FormattableString.Invariant($"{SensorCount} sensors, {ActiveSensorCount} active");
}
