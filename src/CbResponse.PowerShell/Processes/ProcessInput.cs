namespace CbResponse.PowerShell;

/// <summary>The process that an input object is about.</summary>
/// <param name="Id">Its identifier; null when the object has none.</param>
/// <param name="SegmentId">The document that is meant; null for the process as a whole.</param>
/// <param name="Document">A document of the process, if the object holds one.</param>
internal sealed record ProcessInput(string? Id, long? SegmentId, CbResponse.Process? Document)
{
    /// <summary>The process of an object; null when the object is about something else.</summary>
    public static ProcessInput? Of(CbObject item) => item switch
    {
        CbResponse.Process process => new ProcessInput(process.Id, process.StandsForProcess ? null : process.SegmentId, process),
        ProcessSegment segment => new ProcessInput(segment.ProcessId, segment.SegmentId, null),
        ProcessTreeNode node => new ProcessInput(node.Id, null, node.State == ProcessNodeState.Document ? node.Process : null),
        ProcessEvent found => new ProcessInput(found.ProcessId, found.SegmentId, null),
        ProcessPreview preview => Of(preview.Process),
        Alert { ProcessId: { } id } => new ProcessInput(id, null, null),
        _ => null,
    };
}
