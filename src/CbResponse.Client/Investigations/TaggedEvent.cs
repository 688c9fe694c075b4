using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>An event that somebody put into an investigation (edr-api.md 3.11).</summary>
public sealed class TaggedEvent : CbObject
{
    /// <summary>Number of the tag.</summary>
    [JsonInclude, JsonPropertyName("id")]
    public int? Id { get; internal set; }

    /// <summary>Number of the investigation.</summary>
    [JsonInclude, JsonPropertyName("investigation_id")]
    public int? InvestigationId { get; internal set; }

    /// <summary>Number of the event, where the server has one.</summary>
    [JsonInclude, JsonPropertyName("event_id")]
    public long? EventId { get; internal set; }

    /// <summary>Kind of event, by the server's word: <c>filemod</c>, <c>regmod</c> and the like.</summary>
    [JsonInclude, JsonPropertyName("event_type")]
    public string? EventType { get; internal set; }

    /// <summary>When it happened, UTC. For an event that the server tagged: when its process started.</summary>
    [JsonInclude, JsonPropertyName("start_date")]
    public DateTime? StartTime { get; internal set; }

    /// <summary>When it was tagged, UTC.</summary>
    [JsonInclude, JsonPropertyName("date_tagged")]
    public DateTime? TaggedTime { get; internal set; }

    /// <summary>Number of the user who tagged it; null for the server itself.</summary>
    [JsonInclude, JsonPropertyName("tagged_by_user_id")]
    public string? TaggedByUserId { get; internal set; }

    /// <summary>Identifier of the process; null for an event without one.</summary>
    [JsonInclude, JsonPropertyName("unique_id")]
    public string? UniqueId { get; internal set; }

    /// <summary>Document of the process.</summary>
    [JsonInclude, JsonPropertyName("segment_id")]
    public long? SegmentId { get; internal set; }

    /// <summary>What somebody wrote about it.</summary>
    [JsonInclude, JsonPropertyName("notes")]
    public string? Notes { get; internal set; }

    /// <summary>What happened, in a few words; null where the event has other data only.</summary>
    [JsonIgnore]
    public string? Description => Data is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("description", out JsonElement text) ? text.ToString() : null;

    /// <summary>The event as the server has it, in JSON; null when it has none.</summary>
    [JsonIgnore]
    public string? EventData => Data is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } data ? data.GetRawText() : null;

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonPropertyName("event_data")]
    internal JsonElement Data { get; set; }

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>What happened.</summary>
    public override string ToString() => Description ?? FormattableString.Invariant($"tagged event {Id}");
}
