using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>A version of the sensor that the server can install (edr-api.md 3.9).</summary>
public sealed class SensorBuild : CbObject
{
    /// <summary>Number of the build, as sensors name it; null where the server does not say it (6.0 and later).</summary>
    [JsonInclude, JsonPropertyName("id")]
    public int? Id { get; internal set; }

    /// <summary><c>windows</c>, <c>linux</c> or <c>osx</c>, as in sensors; null where the server does not say it (before 6.0).</summary>
    [JsonIgnore]
    public string? OSType { get; internal set; }

    /// <summary>The version, as groups take it.</summary>
    [JsonInclude, JsonPropertyName("version_string")]
    public string? Version { get; internal set; }

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>System and version.</summary>
    public override string ToString() => $"{OSType} {Version}".Trim();
}
