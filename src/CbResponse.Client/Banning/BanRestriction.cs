using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>
/// An entry of the lists that limit bans: what is never banned, or how bans are restricted (edr-api.md 3.4). Which members such an entry
/// has is not documented: they are here as they came.
/// </summary>
public sealed class BanRestriction : CbObject
{
    /// <summary>Which list the entry is of.</summary>
    [JsonIgnore]
    public BanRestrictionKind Kind { get; internal set; }

    /// <summary>MD5 of the file, when the entry is about one.</summary>
    [JsonInclude, JsonPropertyName("md5hash")]
    public string? Md5 { get; internal set; }

    /// <summary>All other members, in one line.</summary>
    [JsonIgnore]
    public string Description => Unknown is null ? string.Empty : string.Join("; ", Unknown.Select(member => $"{member.Key}={member.Value}"));

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>The file, or the members.</summary>
    public override string ToString() => Md5 ?? Description;
}
