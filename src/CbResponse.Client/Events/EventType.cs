namespace CbResponse;

/// <summary>The kinds of process events (edr-api.md 4.1).</summary>
public enum EventType
{
    /// <summary>A kind that this version does not know: <see cref="UnknownEvent"/>.</summary>
    Unknown,

    /// <summary>A file was created, written or deleted: <see cref="FileModEvent"/>.</summary>
    FileMod,

    /// <summary>A registry key or value was changed: <see cref="RegModEvent"/>.</summary>
    RegMod,

    /// <summary>A network connection: <see cref="NetConnEvent"/>.</summary>
    NetConn,

    /// <summary>A module was loaded: <see cref="ModLoadEvent"/>.</summary>
    ModLoad,

    /// <summary>A child started or ended: <see cref="ChildProcEvent"/>.</summary>
    ChildProc,

    /// <summary>A process opened another or started a thread in it: <see cref="CrossProcEvent"/>.</summary>
    CrossProc,

    /// <summary>A ban stopped a process, or tried to: <see cref="ProcessBlockEvent"/>.</summary>
    ProcessBlock,

    /// <summary>EMET reported an attack: <see cref="EmetEvent"/>.</summary>
    Emet,

    /// <summary>A script ran without a file: <see cref="ScriptLoadEvent"/>.</summary>
    ScriptLoad,

    /// <summary>A process of Linux or macOS made a copy of itself: <see cref="ForkEvent"/>.</summary>
    Fork,

    /// <summary>A process of Linux or macOS went on as another program: <see cref="ExecEvent"/>.</summary>
    Exec,
}
