using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>What a team may do with one sensor group.</summary>
public sealed class GroupAccess
{
    /// <summary>The category that stands for no right at all.</summary>
    public const string None = "No Access";

    /// <summary>Makes one, for a change.</summary>
    /// <param name="groupId">Number of the sensor group.</param>
    /// <param name="groupName">Name of the sensor group.</param>
    /// <param name="accessCategory"><c>Administrator</c>, <c>Analyst</c> (7.x), <c>Viewer</c> or <c>No Access</c>.</param>
    [JsonConstructor]
    public GroupAccess(int? groupId, string? groupName, string? accessCategory)
    {
        GroupId = groupId;
        GroupName = groupName;
        AccessCategory = accessCategory;
    }

    /// <summary>Number of the sensor group.</summary>
    [JsonPropertyName("group_id")]
    public int? GroupId { get; }

    /// <summary>Name of the sensor group.</summary>
    [JsonPropertyName("group_name")]
    public string? GroupName { get; }

    /// <summary><c>Administrator</c>, <c>Analyst</c> (7.x), <c>Viewer</c> or <c>No Access</c>.</summary>
    [JsonPropertyName("access_category")]
    public string? AccessCategory { get; }

    /// <summary>Group and right.</summary>
    public override string ToString() => $"{GroupName ?? FormattableString.Invariant($"group {GroupId}")}: {AccessCategory}";

    internal Dictionary<string, object?> ToPlain()
        => new() { ["group_id"] = GroupId, ["group_name"] = GroupName, ["access_category"] = AccessCategory };
}
