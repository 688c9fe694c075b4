using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>A team: users who share their rights to sensor groups (edr-api.md 3.10).</summary>
public sealed class Team : CbObject
{
    /// <summary>Number of the team.</summary>
    [JsonInclude, JsonPropertyName("id")]
    public int? Id { get; internal set; }

    /// <summary>Name of the team.</summary>
    [JsonInclude, JsonPropertyName("name")]
    public string? Name { get; internal set; }

    /// <summary>What the team may do with which sensor group. It may do nothing with groups that are missing.</summary>
    [JsonInclude, JsonPropertyName("group_access")]
    public IReadOnlyList<GroupAccess> GroupAccess
    {
        get;
        internal set => field = value ?? [];
    } = [];

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Name of the team.</summary>
    public override string ToString() => Name ?? FormattableString.Invariant($"team {Id}");
}
