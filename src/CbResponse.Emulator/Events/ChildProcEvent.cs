namespace CbResponse.Emulator;

/// <summary>A child started or ended.</summary>
internal sealed record ChildProcEvent(DateTime Time, ProcessGuid Child, string Path, FileHash? Hash) : ProcessEvent(Time)
{
    public ChildKind Kind { get; init; }

    /// <summary>False when the child ended.</summary>
    public bool IsStart { get; init; } = true;

    /// <summary>The child did too little to get a document of its own: this record is all there is.</summary>
    public bool IsSuppressed { get; init; }

    /// <summary>Filled only for suppressed children.</summary>
    public string CommandLine { get; init; } = string.Empty;

    /// <summary>Filled only for suppressed children.</summary>
    public string UserName { get; init; } = string.Empty;

    public bool IsTamper { get; init; }
}
