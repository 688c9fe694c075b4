using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>A ban: sensors keep files of this MD5 from running (edr-api.md 3.4). It is never deleted, only disabled.</summary>
public sealed class BannedHash : CbObject
{
    /// <summary>MD5 of the file, in lower case as the server writes it.</summary>
    [JsonInclude, JsonPropertyName("md5hash")]
    public string? Md5 { get; internal set; }

    /// <summary>Why the file is banned.</summary>
    [JsonInclude, JsonPropertyName("text")]
    public string? Reason { get; internal set; }

    /// <summary>Whether the ban is in force.</summary>
    [JsonInclude, JsonPropertyName("enabled")]
    public bool? IsEnabled { get; internal set; }

    /// <summary>Who made the ban.</summary>
    [JsonInclude, JsonPropertyName("username")]
    public string? UserName { get; internal set; }

    /// <summary>Number of that user.</summary>
    [JsonInclude, JsonPropertyName("user_id")]
    public int? UserId { get; internal set; }

    /// <summary>When the ban was made, UTC.</summary>
    [JsonInclude, JsonPropertyName("timestamp")]
    public DateTime? CreatedTime { get; internal set; }

    /// <summary>How often sensors have blocked the file.</summary>
    [JsonInclude, JsonPropertyName("block_count")]
    public long? BlockCount { get; internal set; }

    /// <summary>When a sensor blocked the file last, UTC; null when none has.</summary>
    [JsonInclude, JsonPropertyName("last_block_time")]
    public DateTime? LastBlockTime { get; internal set; }

    /// <summary>Name of the host that blocked it last.</summary>
    [JsonInclude, JsonPropertyName("last_block_hostname")]
    public string? LastBlockHostName { get; internal set; }

    /// <summary>Number of the sensor that blocked it last.</summary>
    [JsonInclude, JsonPropertyName("last_block_sensor_id")]
    public int? LastBlockSensorId { get; internal set; }

    /// <summary>What was made of the ban and by whom, in the server's order.</summary>
    [JsonIgnore]
    public IReadOnlyList<BanChange> Audit => AuditRecords ?? [];

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonPropertyName("audit")]
    internal List<BanChange>? AuditRecords { get; set; }

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>The hash.</summary>
    public override string ToString() => Md5 ?? string.Empty;
}
