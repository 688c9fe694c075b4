using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>What somebody made of a ban.</summary>
public sealed class BanChange
{
    /// <summary>When, UTC.</summary>
    [JsonInclude, JsonPropertyName("timestamp")]
    public DateTime? Timestamp { get; internal set; }

    /// <summary>Who.</summary>
    [JsonInclude, JsonPropertyName("username")]
    public string? UserName { get; internal set; }

    /// <summary>Number of that user.</summary>
    [JsonInclude, JsonPropertyName("user_id")]
    public int? UserId { get; internal set; }

    /// <summary>Whether the ban was in force from then on.</summary>
    [JsonInclude, JsonPropertyName("enabled")]
    public bool? IsEnabled { get; internal set; }

    /// <summary>The reason from then on.</summary>
    [JsonInclude, JsonPropertyName("text")]
    public string? Reason { get; internal set; }

    /// <summary>Who did what.</summary>
    public override string ToString() => $"{UserName}: {(IsEnabled == true ? "enabled" : "disabled")}, {Reason}";
}
