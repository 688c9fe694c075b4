namespace CbResponse;

/// <summary>
/// A child started or ended (edr-api.md 4.6); one child usually gives two events. Of a suppressed child this is all that the server
/// knows: it has no document.
/// </summary>
public class ChildProcEvent : ProcessEvent
{
    internal ChildProcEvent()
    {
    }

    /// <inheritdoc/>
    public override EventType Type => EventType.ChildProc;

    /// <summary>Whether the child started; false when it ended.</summary>
    public bool IsStart { get; internal set; } = true;

    /// <summary>Identifier of the child, as processes have it; null where the server's text is none.</summary>
    public string? ChildProcessId => CbResponse.ProcessId.Parse(ChildUniqueId)?.Id;

    /// <summary>Identifier of the child with a segment, as the server sent it.</summary>
    public string? ChildUniqueId { get; internal set; }

    /// <summary>Process number of the child.</summary>
    public int? Pid { get; internal set; }

    /// <summary>The child's program.</summary>
    public string? Path { get; internal set; }

    /// <summary>MD5 of the child's program.</summary>
    public string? Md5 { get; internal set; }

    /// <summary>SHA-256 of the child's program; null on servers before 7.0.</summary>
    public string? Sha256 { get; internal set; }

    /// <summary>Command line of a suppressed child; null for others, whose own document has it.</summary>
    public string? CommandLine { get; internal set; }

    /// <summary>User of a suppressed child; null for others, whose own document has it.</summary>
    public string? UserName { get; internal set; }

    /// <summary>Whether the server keeps no document of the child.</summary>
    public bool IsSuppressed { get; internal set; }
}
