namespace CbResponse.Emulator;

/// <summary>One document of a fleet at a time, computed from its number.</summary>
internal sealed class FleetDocument(FleetLayout layout, FleetHosts hosts, ServerVersion version) : ProcessDocument
{
    private readonly FleetProcess _process = new(layout, hosts);
    private int _segment;
    private FleetEvents? _events;

    public override ProcessFacts Process => _process;

    public override long SegmentId
        => version.HasSegmentPerCheckIn ? WireTime.EpochMilliseconds(LastServerUpdate) : _segment + 1;

    public override DateTime LastUpdate => layout.LastUpdate(_process.Number, _segment);

    public override DateTime LastServerUpdate
    {
        get
        {
            ulong hash = StableHash.Mix((ulong)_process.Number, (ulong)_segment + 50);
            return WireTime.Cut(LastUpdate.AddMilliseconds(500 + StableHash.Pick(hash, 28_000)));
        }
    }

    public override bool IsTerminated => _segment == layout.SegmentsOf(_process.Number) - 1 && _process.Number % 3 != 0;

    public override EventCounts Counts => Events.Count() + new EventCounts { ChildProcs = StartedCount };

    public override IEnumerable<ModLoadEvent> ModLoads => Events.ModLoads();

    public override IEnumerable<FileModEvent> FileMods => Events.FileMods();

    public override IEnumerable<RegModEvent> RegMods => Events.RegMods();

    public override IEnumerable<NetConnEvent> NetConns => Events.NetConns();

    public override IEnumerable<ChildProcEvent> Children
        => StartedCount == 0 ? Events.Children() : Started().Concat(Events.Children()).OrderBy(child => child.Time);

    public override IEnumerable<CrossProcEvent> CrossProcs => Events.CrossProcs();

    private FleetEvents Events => _events ??= new FleetEvents(layout, _process.Number, _segment, _process.Host, _process.Software);

    /// <summary>
    /// The first document of a process counts the children that have documents, and the others do not: what a document counts is true
    /// of its own time only.
    /// </summary>
    private int StartedCount => _segment == 0 ? _process.ChildCount : 0;

    public override bool AnyText(EventField field, TextMatcher matcher)
        => (FleetMentions.Any(field, matcher) && Events.AnyText(field, matcher)) || AnyStarted(field, matcher);

    public override bool AnyPeer(AddressMatcher matcher) => Events.AnyPeer(matcher);

    public override bool AnyPort(NumberBounds<long> bounds) => Events.AnyPort(bounds);

    /// <summary>The children that have documents. A process goes on starting some after its last event: those are noted at its end.</summary>
    private IEnumerable<ChildProcEvent> Started()
    {
        DateTime end = LastUpdate;
        return _process.ChildrenOf(_process.Number).Select(number =>
        {
            ProcessGuid child = _process.GuidOf(number);
            Software software = _process.SoftwareOf(number);
            return new ChildProcEvent(child.Start < end ? child.Start : end, child, software.Path, software.Hash);
        });
    }

    private bool AnyStarted(EventField field, TextMatcher matcher)
    {
        if (StartedCount == 0)
            return false;
        return field switch
        {
            EventField.ChildName => Started().Any(child => matcher.Matches(PathName.FileName(child.Path))),
            EventField.ChildMd5 => Started().Any(child => matcher.Matches(child.Hash!.Md5)),
            EventField.ChildSha256 => Started().Any(child => matcher.Matches(child.Hash!.Sha256)),
            _ => false,
        };
    }

    public FleetDocument MoveTo(int document)
    {
        _events = null;
        _process.Number = layout.ProcessOf(document);
        _segment = document - layout.FirstDocumentOf(_process.Number);
        return this;
    }
}
