using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>What one team may do with a sensor group.</summary>
public sealed class TeamAccess
{
    /// <summary>Number of the team.</summary>
    [JsonInclude, JsonPropertyName("team_id")]
    public int? TeamId { get; internal set; }

    /// <summary>Name of the team.</summary>
    [JsonInclude, JsonPropertyName("team_name")]
    public string? TeamName { get; internal set; }

    /// <summary><c>Administrator</c>, <c>Analyst</c> (7.x), <c>Viewer</c> or <c>No Access</c>.</summary>
    [JsonInclude, JsonPropertyName("access_category")]
    public string? AccessCategory { get; internal set; }

    /// <summary>Team and right.</summary>
    public override string ToString() => $"{TeamName}: {AccessCategory}";
}
