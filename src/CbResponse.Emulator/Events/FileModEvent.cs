namespace CbResponse.Emulator;

/// <summary>A file was created, written or deleted.</summary>
internal sealed record FileModEvent(DateTime Time, FileAction Action, string Path) : ProcessEvent(Time)
{
    /// <summary>Known only after the last write.</summary>
    public FileHash? Hash { get; init; }

    /// <summary>The number of the file's type (edr-api.md 4.3), 0 for unknown.</summary>
    public int FileType { get; init; }

    public bool IsTamper { get; init; }
}
