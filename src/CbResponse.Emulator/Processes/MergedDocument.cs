namespace CbResponse.Emulator;

/// <summary>All segments of a process as one document: what segment 0 of a request means on 6.0 and later.</summary>
internal sealed class MergedDocument : ProcessDocument
{
    private readonly ProcessIndex _index;
    private readonly IReadOnlyList<int> _documents;
    private readonly ProcessDocument _newest;

    /// <param name="index">Where the documents are.</param>
    /// <param name="documents">Their numbers, oldest first; at least one.</param>
    public MergedDocument(ProcessIndex index, IReadOnlyList<int> documents)
    {
        _index = index;
        _documents = documents;
        DocumentReader<ProcessDocument> reader = index.OpenReader();
        DateTime lastUpdate = DateTime.MinValue;
        foreach (int number in documents)
        {
            ProcessDocument document = reader.Read(number);
            Counts += document.Counts;
            lastUpdate = document.LastUpdate > lastUpdate ? document.LastUpdate : lastUpdate;
        }

        LastUpdate = lastUpdate;
        _newest = reader.Read(documents[^1]);
    }

    public override ProcessFacts Process => _newest.Process;

    public override long SegmentId => _newest.SegmentId;

    public override DateTime LastUpdate { get; }

    public override DateTime LastServerUpdate => _newest.LastServerUpdate;

    public override bool IsTerminated => _newest.IsTerminated;

    public override EventCounts Counts { get; }

    public override IEnumerable<ModLoadEvent> ModLoads => Each(document => document.ModLoads);

    public override IEnumerable<FileModEvent> FileMods => Each(document => document.FileMods);

    public override IEnumerable<RegModEvent> RegMods => Each(document => document.RegMods);

    public override IEnumerable<NetConnEvent> NetConns => Each(document => document.NetConns);

    public override IEnumerable<ChildProcEvent> Children => Each(document => document.Children);

    public override IEnumerable<CrossProcEvent> CrossProcs => Each(document => document.CrossProcs);

    public override IEnumerable<ProcessBlockEvent> ProcessBlocks => Each(document => document.ProcessBlocks);

    public override IEnumerable<ScriptLoadEvent> ScriptLoads => Each(document => document.ScriptLoads);

    /// <summary>A reader of its own for each walk: several may be under way at once.</summary>
    private IEnumerable<TEvent> Each<TEvent>(Func<ProcessDocument, IEnumerable<TEvent>> events)
    {
        DocumentReader<ProcessDocument> reader = _index.OpenReader();
        foreach (int number in _documents)
        {
            foreach (TEvent item in events(reader.Read(number)))
                yield return item;
        }
    }
}
