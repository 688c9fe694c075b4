using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>How fast the sensors of a site may send at some time of the week (edr-api.md 3.9).</summary>
public sealed class ThrottleRule : CbObject
{
    /// <summary>Number of the rule.</summary>
    [JsonInclude, JsonPropertyName("id")]
    public int? Id { get; internal set; }

    /// <summary>Number of the site.</summary>
    [JsonInclude, JsonPropertyName("site_id")]
    public int? SiteId { get; internal set; }

    /// <summary>Day of the week, by the server's number.</summary>
    [JsonInclude, JsonPropertyName("day_of_week")]
    public int? DayOfWeek { get; internal set; }

    /// <summary>When it begins, as the server counts the day.</summary>
    [JsonInclude, JsonPropertyName("from")]
    public int? From { get; internal set; }

    /// <summary>When it ends, as the server counts the day.</summary>
    [JsonInclude, JsonPropertyName("to")]
    public int? To { get; internal set; }

    /// <summary>How much all sensors of the site together may send, in bytes a second.</summary>
    [JsonInclude, JsonPropertyName("bytes_per_second")]
    public double? BytesPerSecond { get; internal set; }

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Time and limit.</summary>
    public override string ToString() => FormattableString.Invariant($"site {SiteId}, day {DayOfWeek}, {From} to {To}: {BytesPerSecond} bytes/s");
}
