using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>What a server tells any user of itself (<c>/api/info</c>, edr-api.md 1.7).</summary>
public sealed class ServerInfo : CbObject
{
    /// <summary>The version.</summary>
    [JsonIgnore]
    public ServerVersion Version { get; internal set; } = ServerVersion.Parse("0")!;

    /// <summary>The release, such as <c>7.6.0-1</c>.</summary>
    [JsonInclude, JsonPropertyName("version_release")]
    public string? VersionRelease { get; internal set; }

    /// <summary>Whether live response is switched on.</summary>
    [JsonInclude, JsonPropertyName("cblrEnabled")]
    public bool? LiveResponseEnabled { get; internal set; }

    /// <summary>Whether banning hashes is switched on.</summary>
    [JsonInclude, JsonPropertyName("banningEnabled")]
    public bool? BanningEnabled { get; internal set; }

    /// <summary>Whether virtual desktops are handled on the whole server.</summary>
    [JsonInclude, JsonPropertyName("vdiGloballyEnabled")]
    public bool? VdiGloballyEnabled { get; internal set; }

    /// <summary>Whether the vendor hosts the server.</summary>
    [JsonInclude, JsonPropertyName("cloud_install")]
    public bool? IsHosted { get; internal set; }

    /// <summary>Whether the console opens live response sessions by itself.</summary>
    [JsonInclude, JsonPropertyName("liveResponseAutoAttach")]
    public bool? LiveResponseAutoAttach { get; internal set; }

    /// <summary>The most rows that a search sends at once.</summary>
    [JsonInclude, JsonPropertyName("maxSearchResultRows")]
    public int? MaxSearchResultRows { get; internal set; }

    /// <summary>The most rows that the console exports.</summary>
    [JsonInclude, JsonPropertyName("searchExportCount")]
    public int? SearchExportCount { get; internal set; }

    /// <summary>The most rows of a report query.</summary>
    [JsonInclude, JsonPropertyName("maxRowsSolrReportQuery")]
    public int? MaxRowsReportQuery { get; internal set; }

    /// <summary>Rows on the console's process page.</summary>
    [JsonInclude, JsonPropertyName("processPageSize")]
    public int? ProcessPageSize { get; internal set; }

    /// <summary>Rows on the console's binary page.</summary>
    [JsonInclude, JsonPropertyName("binaryPageSize")]
    public int? BinaryPageSize { get; internal set; }

    /// <summary>The console's order of processes.</summary>
    [JsonInclude, JsonPropertyName("processOrder")]
    public string? ProcessOrder { get; internal set; }

    /// <summary>The console's order of binaries.</summary>
    [JsonInclude, JsonPropertyName("binaryOrder")]
    public string? BinaryOrder { get; internal set; }

    /// <summary>Seconds by which clocks may differ before the console shows it.</summary>
    [JsonInclude, JsonPropertyName("timestampDeltaThreshold")]
    public int? TimestampDeltaThreshold { get; internal set; }

    /// <summary>Whether the server has a sensor installer for Linux.</summary>
    [JsonInclude, JsonPropertyName("linuxInstallerExists")]
    public bool? LinuxInstallerExists { get; internal set; }

    /// <summary>Whether the server has a sensor installer for macOS.</summary>
    [JsonInclude, JsonPropertyName("osxInstallerExists")]
    public bool? MacInstallerExists { get; internal set; }

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    [JsonInclude, JsonPropertyName("version")]
    internal string? VersionText { get; set; }

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Server and version.</summary>
    public override string ToString() => $"{Server} ({Version})";
}
