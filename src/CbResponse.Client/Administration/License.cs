using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>The license of a server: how long and for how many sensors it holds.</summary>
public sealed class License : CbObject
{
    /// <summary>Whether the license is one. It may have expired all the same.</summary>
    [JsonInclude, JsonPropertyName("license_valid")]
    public bool? IsValid { get; internal set; }

    /// <summary>Whether it has expired.</summary>
    [JsonInclude, JsonPropertyName("license_expired")]
    public bool? IsExpired { get; internal set; }

    /// <summary>The day on which it ends, as midnight UTC; null for one that does not end.</summary>
    [JsonInclude, JsonPropertyName("license_end_date")]
    public DateTime? EndDate { get; internal set; }

    /// <summary>Whole days from the day on which it was read to the last one; negative once it is over, null for one that does not end.</summary>
    [JsonIgnore]
    public int? DaysLeft { get; internal set; }

    /// <summary>Sensors that the license is for.</summary>
    [JsonInclude, JsonPropertyName("licensed_sensor_count")]
    public long? LicensedSensorCount { get; internal set; }

    /// <summary>Sensors that the server served on the day before, from midnight to midnight.</summary>
    [JsonInclude, JsonPropertyName("actual_sensor_count")]
    public long? SensorCount { get; internal set; }

    /// <summary>Whether these are more than the license is for.</summary>
    [JsonInclude, JsonPropertyName("licensed_sensor_count_exceeded")]
    public bool? IsSensorCountExceeded { get; internal set; }

    /// <summary>What tells this server from all others.</summary>
    [JsonInclude, JsonPropertyName("server_token")]
    public string? ServerIdentifier { get; internal set; }

    /// <summary>The block that the vendor asks for to renew the license.</summary>
    [JsonInclude, JsonPropertyName("license_request_block")]
    public string? RequestBlock { get; internal set; }

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Sensors and end.</summary>
    public override string ToString() => FormattableString.Invariant($"{SensorCount} of {LicensedSensorCount} sensors, until {EndDate:yyyy-MM-dd}");
}
