using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>What of a sensor group's data the server gives to somebody else (edr-api.md 3.9).</summary>
public sealed class DataSharing : CbObject
{
    /// <summary>Number of the entry.</summary>
    [JsonInclude, JsonPropertyName("id")]
    public int? Id { get; internal set; }

    /// <summary>Number of the sensor group.</summary>
    [JsonInclude, JsonPropertyName("group_id")]
    public int? GroupId { get; internal set; }

    /// <summary>Who gets it, such as <c>VIRUSTOTAL</c>.</summary>
    [JsonInclude, JsonPropertyName("who")]
    public string? Who { get; internal set; }

    /// <summary>What is given, such as <c>BIN</c> for copies of programs.</summary>
    [JsonInclude, JsonPropertyName("what")]
    public string? What { get; internal set; }

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>What goes to whom.</summary>
    public override string ToString() => $"{What} to {Who}";
}
