namespace CbResponse;

/// <summary>
/// A glance at a process (edr-api.md 3.2, "Others"): some tens of its events, and where a query matched. How many events of each kind
/// there are in all, the counts of <see cref="Process"/> say.
/// </summary>
public sealed class ProcessPreview : CbObject
{
    /// <summary>The process document.</summary>
    public required Process Process { get; init; }

    /// <summary>The query whose matches are marked; empty for none.</summary>
    public required string Query { get; init; }

    /// <summary>Fields of the document in which the query matched, by the server's names, such as <c>cmdline</c>.</summary>
    public IReadOnlyDictionary<string, MarkedText> Fields { get; internal set; } = new Dictionary<string, MarkedText>();

    /// <summary>The events that the server chose to show, kind by kind.</summary>
    public IReadOnlyList<PreviewEvent> Events { get; internal set; } = [];

    /// <summary>What matched, each spelling once.</summary>
    public IReadOnlyList<string> Terms
        => [.. Fields.Values.Concat(Events.Select(item => item.Line)).SelectMany(text => text.Terms).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Identifier of the process.</summary>
    public string? Id => Process.Id;

    /// <summary>Number of the document within the process.</summary>
    public long SegmentId => Process.SegmentId;

    /// <summary>Name, process number and host.</summary>
    public override string ToString() => Process.ToString();
}
