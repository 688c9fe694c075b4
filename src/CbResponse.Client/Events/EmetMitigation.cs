namespace CbResponse;

/// <summary>The protection of EMET that struck. A number that is none of these came from the server as it is.</summary>
public enum EmetMitigation
{
    /// <summary>Data execution prevention.</summary>
    Dep = 1,

    /// <summary>Structured exception handler overwrite protection.</summary>
    Sehop = 2,

    /// <summary>Attack surface reduction.</summary>
    Asr = 3,

    /// <summary>Address space layout randomization.</summary>
    Aslr = 4,

    /// <summary>Null page.</summary>
    NullPage = 5,

    /// <summary>Heap spray.</summary>
    HeapSpray = 6,

    /// <summary>Mandatory address space layout randomization.</summary>
    MandatoryAslr = 7,

    /// <summary>Export address table filtering.</summary>
    Eaf = 8,

    /// <summary>Export address table filtering, extended.</summary>
    EafPlus = 9,

    /// <summary>Bottom-up address space layout randomization.</summary>
    BottomUpAslr = 10,

    /// <summary>Load of a library from a share.</summary>
    LoadLibrary = 11,

    /// <summary>Memory protection.</summary>
    MemoryProtection = 12,

    /// <summary>Simulated execution flow.</summary>
    SimulatedExecutionFlow = 13,

    /// <summary>Stack pivot.</summary>
    StackPivot = 14,

    /// <summary>Caller checks.</summary>
    CallerChecks = 15,

    /// <summary>Banned functions.</summary>
    BannedFunctions = 16,

    /// <summary>Deep hooks.</summary>
    DeepHooks = 17,

    /// <summary>Anti-detours.</summary>
    AntiDetours = 18,
}
