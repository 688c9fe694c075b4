using System.Collections.Specialized;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>Paths whose events of some kinds are not reported.</summary>
public sealed class EventExclusion
{
    /// <summary>The kinds: <c>crossproc</c>, <c>filemod</c>, <c>filemod-non-binary</c>, <c>modload</c>, <c>netconn</c>, <c>process-info</c>, <c>regmod</c>.</summary>
    [JsonInclude, JsonPropertyName("eventsToIgnore")]
    public IReadOnlyList<string> EventKinds { get; init; } = [];

    /// <summary>The paths.</summary>
    [JsonInclude, JsonPropertyName("paths")]
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Kinds and paths.</summary>
    public override string ToString() => $"{string.Join(", ", EventKinds)}: {string.Join(", ", Paths)}";

    /// <summary>The entry as the server takes it.</summary>
    internal OrderedDictionary ToPlain() => new() { ["eventsToIgnore"] = EventKinds, ["paths"] = Paths };
}
