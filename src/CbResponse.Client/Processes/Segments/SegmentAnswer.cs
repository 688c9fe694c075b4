using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>The answer of the segment route: <c>{"process": {"segments": [...]}}</c>.</summary>
internal sealed class SegmentAnswer
{
    [JsonInclude, JsonPropertyName("process")]
    public SegmentList? Process { get; internal set; }

    internal sealed class SegmentList
    {
        [JsonInclude, JsonPropertyName("segments")]
        public List<Segment>? Segments { get; internal set; }
    }

    internal sealed class Segment
    {
        [JsonInclude, JsonPropertyName("unique_id")]
        public string? UniqueId { get; internal set; }

        [JsonInclude, JsonPropertyName("last_update")]
        public DateTime? LastUpdate { get; internal set; }

        [JsonInclude, JsonPropertyName("last_server_update")]
        public DateTime? LastServerUpdate { get; internal set; }

        [JsonInclude, JsonPropertyName("event_counts")]
        public SegmentEventCounts? EventCounts { get; internal set; }
    }
}
