namespace CbResponse;

/// <summary>A ban stopped a process, or tried to (edr-api.md 4.8).</summary>
public sealed class ProcessBlockEvent : ProcessEvent
{
    /// <inheritdoc/>
    public override EventType Type => EventType.ProcessBlock;

    /// <summary>What the ban is by, such as <c>MD5Hash</c>.</summary>
    public string? BlockType { get; internal set; }

    /// <summary>When the ban struck; null for a word that is not known.</summary>
    public BlockTrigger? Trigger { get; internal set; }

    /// <summary>When the ban struck, in the server's words.</summary>
    public string? TriggerText { get; internal set; }

    /// <summary>What became of the process; null for a word that is not known.</summary>
    public BlockResult? Result { get; internal set; }

    /// <summary>What became of the process, in the server's words.</summary>
    public string? ResultText { get; internal set; }

    /// <summary>Why the process could not be ended, in the server's words.</summary>
    public string? ErrorText { get; internal set; }

    /// <summary>The blocked process's program.</summary>
    public string? Path { get; internal set; }

    /// <summary>MD5 of the blocked process's program.</summary>
    public string? Md5 { get; internal set; }

    /// <summary>Command line of the blocked process.</summary>
    public string? CommandLine { get; internal set; }

    /// <summary>Identifier of the user that ran the blocked process.</summary>
    public string? UserId { get; internal set; }

    /// <summary>Name of the user that ran the blocked process.</summary>
    public string? UserName { get; internal set; }
}
