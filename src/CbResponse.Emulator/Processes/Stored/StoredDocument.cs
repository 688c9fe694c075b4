namespace CbResponse.Emulator;

/// <summary>A document that is held in memory, with its events sorted by kind and by time.</summary>
internal sealed class StoredDocument : ProcessDocument
{
    private readonly ProcessEvent[] _events;

    /// <param name="process">The process.</param>
    /// <param name="segmentId">The segment's number.</param>
    /// <param name="lastUpdate">Time of the newest event.</param>
    /// <param name="lastServerUpdate">Time of arrival.</param>
    /// <param name="isTerminated">Whether the process ended in this segment.</param>
    /// <param name="events">The events, in any order.</param>
    public StoredDocument(
        StoredProcess process, long segmentId, DateTime lastUpdate, DateTime lastServerUpdate, bool isTerminated,
        IEnumerable<ProcessEvent> events)
    {
        Process = process;
        SegmentId = segmentId;
        LastUpdate = lastUpdate;
        LastServerUpdate = lastServerUpdate;
        IsTerminated = isTerminated;
        _events = [.. events.OrderBy(item => item.Time)];
        Counts = new EventCounts
        {
            ModLoads = ModLoads.Count(),
            FileMods = FileMods.Count(),
            RegMods = RegMods.Count(),
            NetConns = NetConns.Count(),
            ChildProcs = Children.Count(child => child.Kind == ChildKind.Exec),
            ForkChildren = Children.Count(child => child.Kind == ChildKind.Fork),
            ExecEvents = Children.Count(child => child.Kind == ChildKind.OtherExec),
            CrossProcs = CrossProcs.Count(),
            ProcessBlocks = ProcessBlocks.Count(),
            ScriptLoads = ScriptLoads.Count(),
        };
    }

    public override ProcessFacts Process { get; }

    public override long SegmentId { get; }

    public override DateTime LastUpdate { get; }

    public override DateTime LastServerUpdate { get; }

    public override bool IsTerminated { get; }

    public override EventCounts Counts { get; }

    public override IEnumerable<ModLoadEvent> ModLoads => _events.OfType<ModLoadEvent>();

    public override IEnumerable<FileModEvent> FileMods => _events.OfType<FileModEvent>();

    public override IEnumerable<RegModEvent> RegMods => _events.OfType<RegModEvent>();

    public override IEnumerable<NetConnEvent> NetConns => _events.OfType<NetConnEvent>();

    public override IEnumerable<ChildProcEvent> Children => _events.OfType<ChildProcEvent>();

    public override IEnumerable<CrossProcEvent> CrossProcs => _events.OfType<CrossProcEvent>();

    public override IEnumerable<ProcessBlockEvent> ProcessBlocks => _events.OfType<ProcessBlockEvent>();

    public override IEnumerable<ScriptLoadEvent> ScriptLoads => _events.OfType<ScriptLoadEvent>();
}
