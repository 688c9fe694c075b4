namespace CbResponse;

/// <summary>One process opened another or started a thread in it (edr-api.md 4.7).</summary>
public sealed class CrossProcEvent : ProcessEvent
{
    /// <inheritdoc/>
    public override EventType Type => EventType.CrossProc;

    /// <summary>What was done.</summary>
    public CrossProcKind Kind { get; internal set; }

    /// <summary>What was done, in the server's words, such as <c>ProcessOpen</c>.</summary>
    public string? KindText { get; internal set; }

    /// <summary>Whether the process of the event is the one that was reached into, and the other one the actor.</summary>
    public bool IsTarget { get; internal set; }

    /// <summary>Identifier of the other process; null where the server's text is none.</summary>
    public string? OtherProcessId => CbResponse.ProcessId.Parse(OtherUniqueId)?.Id;

    /// <summary>Identifier of the other process with a segment, as the server sent it.</summary>
    public string? OtherUniqueId { get; internal set; }

    /// <summary>The other process's program.</summary>
    public string? OtherPath { get; internal set; }

    /// <summary>MD5 of the other process's program.</summary>
    public string? OtherMd5 { get; internal set; }

    /// <summary>SHA-256 of the other process's program; null on servers before 7.0.</summary>
    public string? OtherSha256 { get; internal set; }

    /// <summary>Identifier of the process that acted.</summary>
    public string? SourceProcessId => IsTarget ? OtherProcessId : ProcessId;

    /// <summary>Identifier of the process that was reached into.</summary>
    public string? TargetProcessId => IsTarget ? ProcessId : OtherProcessId;

    /// <summary>The rights that were asked for, as the number that the server sent; null when it sent none, as for a started thread.</summary>
    public long? AccessMask { get; internal set; }

    /// <summary>The rights of a handle to a process; null for everything else.</summary>
    public ProcessAccess? ProcessAccess => Kind == CrossProcKind.ProcessOpen && AccessMask is { } mask ? (ProcessAccess)unchecked((uint)mask) : null;

    /// <summary>The rights of a handle to a thread; null for everything else.</summary>
    public ThreadAccess? ThreadAccess => Kind == CrossProcKind.ThreadOpen && AccessMask is { } mask ? (ThreadAccess)unchecked((uint)mask) : null;
}
