namespace CbResponse.Emulator;

/// <summary>The documents of a fleet. Nothing of them is held.</summary>
internal sealed class FleetProcessIndex(FleetLayout layout, FleetHosts hosts, ServerVersion version) : ProcessIndex
{
    private readonly FleetProcess _guids = new(layout, hosts);

    public override int DocumentCount => layout.DocumentCount;

    public override int ProcessCount => layout.Size.Processes;

    public override DocumentReader<ProcessDocument> OpenReader() => new Reader(new FleetDocument(layout, hosts, version));

    public override int ProcessOf(int document) => layout.ProcessOf(document);

    public override DocumentRange? Find(ProcessGuid guid)
    {
        int process = layout.ProcessAt(guid.Start);
        return process >= 0 && _guids.GuidOf(process) == guid
            ? new DocumentRange(layout.FirstDocumentOf(process), layout.SegmentsOf(process))
            : null;
    }

    public override IEnumerable<ChildProcess> ChildrenOf(ProcessGuid guid)
    {
        if (Find(guid) is not { } range)
            return [];
        IEnumerable<ChildProcess> told = _guids.ChildrenOf(layout.ProcessOf(range.First))
            .Select(child => new ChildProcess(_guids.GuidOf(child), ChildKind.Exec, null));
        return told.Concat(Suppressed(range)).OrderBy(child => child.Guid.FileTime);
    }

    public override DocumentSequence? OpenOrder(string field, bool descending) => field.ToUpperInvariant() switch
    {
        "LAST_UPDATE" => new FleetUpdateOrder(layout, descending),
        "START" => new FleetStartOrder(layout, descending),
        _ => null,
    };

    private IEnumerable<ChildProcess> Suppressed(DocumentRange range)
    {
        DocumentReader<ProcessDocument> reader = OpenReader();
        return Enumerable.Range(range.First, range.Count).SelectMany(document => reader.Read(document).Children)
            .Where(child => child.IsSuppressed).Select(child => new ChildProcess(child.Child, child.Kind, child));
    }

    private sealed class Reader(FleetDocument document) : DocumentReader<ProcessDocument>
    {
        public override ProcessDocument Read(int number) => document.MoveTo(number);
    }
}
