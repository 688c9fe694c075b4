using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>A site: a place whose sensor groups share rules for how fast sensors may send (edr-api.md 3.9).</summary>
public sealed class Site : CbObject
{
    /// <summary>Number of the site.</summary>
    [JsonInclude, JsonPropertyName("id")]
    public int? Id { get; internal set; }

    /// <summary>Name of the site.</summary>
    [JsonInclude, JsonPropertyName("name")]
    public string? Name { get; internal set; }

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Name of the site.</summary>
    public override string ToString() => Name ?? FormattableString.Invariant($"site {Id}");
}
