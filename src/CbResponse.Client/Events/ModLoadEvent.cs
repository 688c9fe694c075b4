namespace CbResponse;

/// <summary>A module was loaded (edr-api.md 4.2). The first is the process's own program.</summary>
public sealed class ModLoadEvent : ProcessEvent
{
    /// <inheritdoc/>
    public override EventType Type => EventType.ModLoad;

    /// <summary>The module's file.</summary>
    public string? Path { get; internal set; }

    /// <summary>MD5 of the file.</summary>
    public string? Md5 { get; internal set; }

    /// <summary>SHA-256 of the file; null on servers before 7.0.</summary>
    public string? Sha256 { get; internal set; }
}
