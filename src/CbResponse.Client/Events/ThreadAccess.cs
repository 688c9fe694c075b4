namespace CbResponse;

/// <summary>Rights that come with a handle to a thread, as Windows counts them. The low bits mean other things than those of a process.</summary>
#pragma warning disable CA1028, MA0062 // The mask has 32 bits, the highest included, and "all access" more of them than have names.
[Flags]
public enum ThreadAccess : uint
#pragma warning restore CA1028, MA0062
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>End the thread.</summary>
    Terminate = 0x1,

    /// <summary>Halt it and let it go on.</summary>
    SuspendResume = 0x2,

    /// <summary>Read its registers.</summary>
    GetContext = 0x8,

    /// <summary>Write its registers.</summary>
    SetContext = 0x10,

    /// <summary>Set its priority and the like.</summary>
    SetInformation = 0x20,

    /// <summary>Learn its exit code and priority.</summary>
    QueryInformation = 0x40,

    /// <summary>Give it a token.</summary>
    SetThreadToken = 0x80,

    /// <summary>Act with its token.</summary>
    Impersonate = 0x100,

    /// <summary>Let it act as its client.</summary>
    DirectImpersonation = 0x200,

    /// <summary>Set a part of what <see cref="SetInformation"/> sets.</summary>
    SetLimitedInformation = 0x400,

    /// <summary>Learn a part of what <see cref="QueryInformation"/> tells.</summary>
    QueryLimitedInformation = 0x800,

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
