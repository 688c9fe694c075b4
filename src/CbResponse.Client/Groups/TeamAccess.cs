using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>What one team may do with a sensor group.</summary>
public sealed class TeamAccess
{
    /// <summary>Makes one, for a change.</summary>
    /// <param name="teamId">Number of the team.</param>
    /// <param name="teamName">Name of the team.</param>
    /// <param name="accessCategory"><c>Administrator</c>, <c>Analyst</c> (7.x), <c>Viewer</c> or <c>No Access</c>.</param>
    [JsonConstructor]
    public TeamAccess(int? teamId, string? teamName, string? accessCategory)
    {
        TeamId = teamId;
        TeamName = teamName;
        AccessCategory = accessCategory;
    }

    /// <summary>Number of the team.</summary>
    [JsonPropertyName("team_id")]
    public int? TeamId { get; }

    /// <summary>Name of the team.</summary>
    [JsonPropertyName("team_name")]
    public string? TeamName { get; }

    /// <summary><c>Administrator</c>, <c>Analyst</c> (7.x), <c>Viewer</c> or <c>No Access</c>.</summary>
    [JsonPropertyName("access_category")]
    public string? AccessCategory { get; }

    /// <summary>Whether the team may do anything at all.</summary>
    [JsonIgnore]
    internal bool IsGiven => AccessCategory is not (null or GroupAccess.None);

    /// <summary>Team and right.</summary>
    public override string ToString() => $"{TeamName}: {AccessCategory}";

    internal Dictionary<string, object?> ToPlain()
        => new() { ["team_id"] = TeamId, ["team_name"] = TeamName, ["access_category"] = AccessCategory };
}
