using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>How much waited on a host to be sent, at some time (edr-api.md 3.8).</summary>
public sealed class SensorQueueStatus : CbObject
{
    /// <summary>Number of the record.</summary>
    [JsonInclude, JsonPropertyName("id")]
    public long? Id { get; internal set; }

    /// <summary>Number of the sensor.</summary>
    [JsonInclude, JsonPropertyName("sensor_id")]
    public int? SensorId { get; internal set; }

    /// <summary>When, UTC.</summary>
    [JsonInclude, JsonPropertyName("timestamp")]
    public DateTime? Timestamp { get; internal set; }

    /// <summary>Event logs that waited.</summary>
    [JsonInclude, JsonPropertyName("num_eventlogs")]
    public long? EventLogCount { get; internal set; }

    /// <summary>Their size, in bytes.</summary>
    [JsonInclude, JsonPropertyName("num_eventlog_bytes")]
    public long? EventLogBytes { get; internal set; }

    /// <summary>Files that waited.</summary>
    [JsonInclude, JsonPropertyName("num_storefiles")]
    public long? StoreFileCount { get; internal set; }

    /// <summary>Their size, in bytes.</summary>
    [JsonInclude, JsonPropertyName("num_storefile_bytes")]
    public long? StoreFileBytes { get; internal set; }

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Time and backlog.</summary>
    public override string ToString() => FormattableString.Invariant($"{Timestamp:u}: {EventLogBytes} bytes of events, {StoreFileBytes} bytes of files");
}
