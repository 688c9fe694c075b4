using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>How many events of each kind a segment holds. A kind that did not occur counts 0: servers do not name it.</summary>
public sealed class SegmentEventCounts
{
    /// <summary>Modules loaded.</summary>
    [JsonInclude, JsonPropertyName("modload")]
    public int? ModLoad { get; internal set; } = 0;

    /// <summary>Files touched.</summary>
    [JsonInclude, JsonPropertyName("filemod")]
    public int? FileMod { get; internal set; } = 0;

    /// <summary>Registry keys and values touched.</summary>
    [JsonInclude, JsonPropertyName("regmod")]
    public int? RegMod { get; internal set; } = 0;

    /// <summary>Network connections.</summary>
    [JsonInclude, JsonPropertyName("netconn")]
    public int? NetConn { get; internal set; } = 0;

    /// <summary>Child process events.</summary>
    [JsonInclude, JsonPropertyName("childproc")]
    public int? ChildProc { get; internal set; } = 0;

    /// <summary>Other processes opened, or entered by a thread.</summary>
    [JsonInclude, JsonPropertyName("crossproc")]
    public int? CrossProc { get; internal set; } = 0;

    /// <summary>Programs blocked.</summary>
    [JsonInclude, JsonPropertyName("processblock")]
    public int? ProcessBlock { get; internal set; } = 0;

    /// <summary>Scripts run without a file (7.2 and later).</summary>
    [JsonInclude, JsonPropertyName("fileless_scriptload")]
    public int? FilelessScriptLoad { get; internal set; } = 0;

    /// <summary>Kinds that this version does not know.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    /// <summary>All events of the kinds above.</summary>
    [JsonIgnore]
    public int Total => Kinds.Sum(kind => kind.Count ?? 0);

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    private IEnumerable<(string Name, int? Count)> Kinds =>
    [
        ("modload", ModLoad), ("filemod", FileMod), ("regmod", RegMod), ("netconn", NetConn), ("childproc", ChildProc), ("crossproc", CrossProc),
        ("processblock", ProcessBlock), ("fileless_scriptload", FilelessScriptLoad),
    ];

    /// <summary>The kinds that occurred, such as <c>modload 12, netconn 1</c>.</summary>
    public override string ToString()
        => string.Join(", ", Kinds.Where(kind => kind.Count > 0).Select(kind => FormattableString.Invariant($"{kind.Name} {kind.Count}")));

    /// <summary>The counts of a process document.</summary>
    internal static SegmentEventCounts Of(Process document) => new()
    {
        ModLoad = document.ModLoadCount ?? 0,
        FileMod = document.FileModCount ?? 0,
        RegMod = document.RegModCount ?? 0,
        NetConn = document.NetConnCount ?? 0,
        ChildProc = document.ChildProcCount ?? 0,
        CrossProc = document.CrossProcCount ?? 0,
        ProcessBlock = document.ProcessBlockCount ?? 0,
        FilelessScriptLoad = document.FilelessScriptLoadCount ?? 0,
    };
}
