namespace CbResponse;

/// <summary>A file was created, written or deleted (edr-api.md 4.3).</summary>
public sealed class FileModEvent : ProcessEvent
{
    /// <inheritdoc/>
    public override EventType Type => EventType.FileMod;

    /// <summary>What was done.</summary>
    public FileOperation Operation { get; internal set; }

    /// <summary>The file.</summary>
    public string? Path { get; internal set; }

    /// <summary>What the file is by its content.</summary>
    public FileType FileType { get; internal set; }

    /// <summary>MD5 of the file after the last write; null for every other operation.</summary>
    public string? Md5 { get; internal set; }

    /// <summary>SHA-256 of the file after the last write; null on servers before 7.0.</summary>
    public string? Sha256 { get; internal set; }
}
