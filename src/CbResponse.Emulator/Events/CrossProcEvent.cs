namespace CbResponse.Emulator;

/// <summary>A process opened another one, or started a thread in it.</summary>
/// <param name="Time">When.</param>
/// <param name="Other">The other process.</param>
/// <param name="Path">The other process's program.</param>
/// <param name="Hash">The other process's program.</param>
internal sealed record CrossProcEvent(DateTime Time, ProcessGuid Other, string Path, FileHash? Hash) : ProcessEvent(Time)
{
    /// <summary>Otherwise a handle was opened.</summary>
    public bool IsRemoteThread { get; init; }

    /// <summary>The handle is one to a thread, not to the process.</summary>
    public bool IsThreadHandle { get; init; }

    /// <summary>The rights asked for (edr-api.md 4.7).</summary>
    public uint Access { get; init; }

    public bool IsTamper { get; init; }

    /// <summary>The process of the document is the target and the other one the actor.</summary>
    public bool IsTarget { get; init; }
}
