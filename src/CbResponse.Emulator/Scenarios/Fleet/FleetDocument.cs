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

    public override EventCounts Counts => Events.Count();

    public override IEnumerable<ModLoadEvent> ModLoads => Events.ModLoads();

    public override IEnumerable<FileModEvent> FileMods => Events.FileMods();

    public override IEnumerable<RegModEvent> RegMods => Events.RegMods();

    public override IEnumerable<NetConnEvent> NetConns => Events.NetConns();

    public override IEnumerable<ChildProcEvent> Children => Events.Children();

    public override IEnumerable<CrossProcEvent> CrossProcs => Events.CrossProcs();

    private FleetEvents Events => _events ??= new FleetEvents(layout, _process.Number, _segment, _process.Host, _process.Software);

    public override bool AnyText(EventField field, TextMatcher matcher)
        => FleetMentions.Any(field, matcher) && Events.AnyText(field, matcher);

    public override bool AnyPeer(AddressMatcher matcher) => Events.AnyPeer(matcher);

    public override bool AnyPort(NumberBounds<long> bounds) => Events.AnyPort(bounds);

    public FleetDocument MoveTo(int document)
    {
        _events = null;
        _process.Number = layout.ProcessOf(document);
        _segment = document - layout.FirstDocumentOf(_process.Number);
        return this;
    }
}
