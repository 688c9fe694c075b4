namespace CbResponse;

/// <summary>How one process reached into another.</summary>
public enum CrossProcKind
{
    /// <summary>A way that this version does not know; <see cref="CrossProcEvent.KindText"/> has the server's word.</summary>
    Unknown,

    /// <summary>A handle to the process was opened.</summary>
    ProcessOpen,

    /// <summary>A handle to one of its threads was opened.</summary>
    ThreadOpen,

    /// <summary>A thread was started in it.</summary>
    RemoteThread,
}
