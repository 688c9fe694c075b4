using System.Collections.Specialized;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>An address that isolated hosts of a group may still reach.</summary>
public sealed class IsolationExclusion
{
    /// <summary>Number of the entry.</summary>
    [JsonInclude, JsonPropertyName("id")]
    public int? Id { get; internal set; }

    /// <summary>Number of the group.</summary>
    [JsonInclude, JsonPropertyName("group_id")]
    public int? GroupId { get; internal set; }

    /// <summary>What it is called.</summary>
    [JsonInclude, JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>The address, as it was written.</summary>
    [JsonInclude, JsonPropertyName("ip_address")]
    public string? Address { get; init; }

    /// <summary>Whether it is in force.</summary>
    [JsonInclude, JsonPropertyName("enabled")]
    public bool? IsEnabled { get; init; }

    /// <summary>Number of the user who added it.</summary>
    [JsonInclude, JsonPropertyName("uploader_id")]
    public int? UploaderId { get; internal set; }

    /// <summary>Who added it.</summary>
    [JsonInclude, JsonPropertyName("uploader_username")]
    public string? UploaderName { get; internal set; }

    /// <summary>When it was added, UTC.</summary>
    [JsonInclude, JsonPropertyName("added_time")]
    public DateTime? AddedTime { get; internal set; }

    /// <summary>When it was changed, UTC.</summary>
    [JsonInclude, JsonPropertyName("changed_time")]
    public DateTime? ChangedTime { get; internal set; }

    /// <summary>Name and address.</summary>
    public override string ToString() => $"{Name} ({Address})";

    /// <summary>The entry as the server takes it.</summary>
    /// <param name="isNew">Whether it is one to be made, of which the server has no number.</param>
    internal OrderedDictionary ToPlain(bool isNew)
    {
        OrderedDictionary members = new() { ["name"] = Name, ["ip_address"] = Address, ["enabled"] = IsEnabled ?? true };
        if (!isNew && Id is not null)
            members["id"] = Id;
        return members;
    }
}
