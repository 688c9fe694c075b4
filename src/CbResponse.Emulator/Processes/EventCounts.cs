namespace CbResponse.Emulator;

/// <summary>How many events of each kind a document holds.</summary>
internal readonly record struct EventCounts
{
    public int ModLoads { get; init; }

    public int FileMods { get; init; }

    public int RegMods { get; init; }

    public int NetConns { get; init; }

    public int ChildProcs { get; init; }

    public int ForkChildren { get; init; }

    public int ExecEvents { get; init; }

    public int CrossProcs { get; init; }

    public int ProcessBlocks { get; init; }

    public int ScriptLoads { get; init; }

    /// <summary>Events of all kinds.</summary>
    public int Total => ModLoads + FileMods + RegMods + NetConns + ChildProcs + ForkChildren + ExecEvents + CrossProcs + ProcessBlocks + ScriptLoads;

    public static EventCounts operator +(EventCounts a, EventCounts b) => new()
    {
        ModLoads = a.ModLoads + b.ModLoads,
        FileMods = a.FileMods + b.FileMods,
        RegMods = a.RegMods + b.RegMods,
        NetConns = a.NetConns + b.NetConns,
        ChildProcs = a.ChildProcs + b.ChildProcs,
        ForkChildren = a.ForkChildren + b.ForkChildren,
        ExecEvents = a.ExecEvents + b.ExecEvents,
        CrossProcs = a.CrossProcs + b.CrossProcs,
        ProcessBlocks = a.ProcessBlocks + b.ProcessBlocks,
        ScriptLoads = a.ScriptLoads + b.ScriptLoads,
    };
}
