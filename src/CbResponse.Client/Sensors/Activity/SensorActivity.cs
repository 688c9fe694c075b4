using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>
/// A check-in of a sensor, or what it took of its host's resources at some time. Which members such a record has is not documented and
/// differs by version (edr-api.md 3.8): they are here as they came.
/// </summary>
public sealed class SensorActivity : CbObject
{
    /// <summary>Number of the sensor.</summary>
    [JsonInclude, JsonPropertyName("sensor_id")]
    public int? SensorId { get; internal set; }

    /// <summary>Which history the record is of.</summary>
    [JsonIgnore]
    public SensorActivityKind Kind { get; internal set; }

    /// <summary>When, UTC; null when the record has no member of the usual name.</summary>
    [JsonInclude, JsonPropertyName("timestamp")]
    public DateTime? Timestamp { get; internal set; }

    /// <summary>All other members, in one line.</summary>
    [JsonIgnore]
    public string Description => Unknown is null ? string.Empty : string.Join("; ", Unknown.Select(member => $"{member.Key}={member.Value}"));

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Time and members.</summary>
    public override string ToString() => FormattableString.Invariant($"{Timestamp:u}: {Description}");
}
