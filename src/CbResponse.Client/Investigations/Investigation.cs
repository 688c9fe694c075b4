using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>An investigation: a name under which events are collected (edr-api.md 3.11).</summary>
public sealed class Investigation : CbObject
{
    /// <summary>Number of the investigation; 1 is the default one.</summary>
    [JsonInclude, JsonPropertyName("id")]
    public int? Id { get; internal set; }

    /// <summary>Name of the investigation.</summary>
    [JsonInclude, JsonPropertyName("name")]
    public string? Name { get; internal set; }

    /// <summary>What somebody wrote about it.</summary>
    [JsonInclude, JsonPropertyName("notes")]
    public string? Notes { get; internal set; }

    /// <summary>Number of the user who began it; null for one that the server made.</summary>
    [JsonInclude, JsonPropertyName("created_by_user_id")]
    public string? CreatedByUserId { get; internal set; }

    /// <summary>When it was begun, UTC.</summary>
    [JsonInclude, JsonPropertyName("date_started")]
    public DateTime? StartedTime { get; internal set; }

    /// <summary>When an event was last tagged or changed, UTC.</summary>
    [JsonInclude, JsonPropertyName("last_updated")]
    public DateTime? UpdatedTime { get; internal set; }

    /// <summary>Where the console shows it; null for an object made by hand.</summary>
    [JsonIgnore]
    public Uri? ConsoleUri => Client is { } client && Id is { } id ? ConsoleLink.ToInvestigation(client.Options.Address, id) : null;

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Name of the investigation.</summary>
    public override string ToString() => Name ?? FormattableString.Invariant($"investigation {Id}");
}
