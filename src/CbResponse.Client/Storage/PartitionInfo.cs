using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>The part of a partition's record that speaks of its store (edr-api.md 3.12).</summary>
internal sealed class PartitionInfo
{
    [JsonPropertyName("partitionId")]
    public long? Id { get; set; }

    [JsonPropertyName("isLegacy")]
    public bool? IsLegacy { get; set; }

    [JsonPropertyName("userMounted")]
    public bool? IsUserMounted { get; set; }

    [JsonPropertyName("dir")]
    public string? Directory { get; set; }

    [JsonPropertyName("startDate")]
    public DateTime? Start { get; set; }

    [JsonPropertyName("endDate")]
    public DateTime? End { get; set; }

    [JsonPropertyName("numDocs")]
    public long? Documents { get; set; }

    [JsonPropertyName("deletedDocs")]
    public long? DeletedDocuments { get; set; }

    [JsonPropertyName("sizeInBytes")]
    public long? Size { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
