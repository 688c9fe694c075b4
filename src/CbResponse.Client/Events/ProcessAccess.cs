namespace CbResponse;

/// <summary>Rights that come with a handle to a process, as Windows counts them.</summary>
#pragma warning disable CA1028, MA0062 // The mask has 32 bits, the highest included, and "all access" more of them than have names.
[Flags]
public enum ProcessAccess : uint
#pragma warning restore CA1028, MA0062
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>End the process.</summary>
    Terminate = 0x1,

    /// <summary>Start a thread in it.</summary>
    CreateThread = 0x2,

    /// <summary>Set its session.</summary>
    SetSessionId = 0x4,

    /// <summary>Change the protection of its memory.</summary>
    VMOperation = 0x8,

    /// <summary>Read its memory.</summary>
    VMRead = 0x10,

    /// <summary>Write to its memory.</summary>
    VMWrite = 0x20,

    /// <summary>Copy its handles.</summary>
    DuplicateHandle = 0x40,

    /// <summary>Start processes as its children.</summary>
    CreateProcess = 0x80,

    /// <summary>Limit its memory.</summary>
    SetQuota = 0x100,

    /// <summary>Set its priority and the like.</summary>
    SetInformation = 0x200,

    /// <summary>Learn its token, exit code and priority.</summary>
    QueryInformation = 0x400,

    /// <summary>Halt it and let it go on.</summary>
    SuspendResume = 0x800,

    /// <summary>Learn a part of what <see cref="QueryInformation"/> tells.</summary>
    QueryLimitedInformation = 0x1000,

    /// <summary>Set a part of what <see cref="SetInformation"/> sets.</summary>
    SetLimitedInformation = 0x2000,

    /// <summary>Delete the object.</summary>
    Delete = 0x10000,

    /// <summary>Read its security descriptor.</summary>
    ReadControl = 0x20000,

    /// <summary>Change its access list.</summary>
    WriteDac = 0x40000,

    /// <summary>Change its owner.</summary>
    WriteOwner = 0x80000,

    /// <summary>Wait for its end.</summary>
    Synchronize = 0x100000,

    /// <summary>Delete, read control, write access list and write owner.</summary>
    StandardRightsRequired = 0xF0000,

    /// <summary>The standard rights and synchronize.</summary>
    StandardRightsAll = 0x1F0000,

    /// <summary>Every right.</summary>
    AllAccess = 0x1FFFFF,
}
