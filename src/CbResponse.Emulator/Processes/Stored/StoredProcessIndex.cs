namespace CbResponse.Emulator;

/// <summary>Documents that are held in memory.</summary>
internal sealed class StoredProcessIndex : ProcessIndex
{
    private readonly List<StoredDocument> _documents = [];
    private readonly List<int> _processOfDocument = [];
    private readonly Dictionary<ProcessGuid, DocumentRange> _ranges = [];
    private readonly Dictionary<ProcessGuid, List<ChildProcess>> _children = [];

    /// <param name="processes">The documents of each process, oldest segment first, at least one.</param>
    /// <param name="children">Children of processes, in the order of their start.</param>
    public StoredProcessIndex(
        IEnumerable<IReadOnlyList<StoredDocument>> processes, IEnumerable<(ProcessGuid Parent, ChildProcess Child)>? children = null)
    {
        foreach (IReadOnlyList<StoredDocument> documents in processes)
        {
            _ranges.Add(documents[0].Process.Guid, new DocumentRange(_documents.Count, documents.Count));
            _processOfDocument.AddRange(Enumerable.Repeat(_ranges.Count - 1, documents.Count));
            _documents.AddRange(documents);
        }

        foreach ((ProcessGuid parent, ChildProcess child) in children ?? [])
        {
            if (!_children.TryGetValue(parent, out List<ChildProcess>? known))
                _children.Add(parent, known = []);
            known.Add(child);
        }
    }

    public override int DocumentCount => _documents.Count;

    public override int ProcessCount => _ranges.Count;

    public override DocumentReader<ProcessDocument> OpenReader() => new Reader(_documents);

    public override int ProcessOf(int document) => _processOfDocument[document];

    public override DocumentRange? Find(ProcessGuid guid) => _ranges.TryGetValue(guid, out DocumentRange range) ? range : null;

    public override IEnumerable<ChildProcess> ChildrenOf(ProcessGuid guid)
        => _children.TryGetValue(guid, out List<ChildProcess>? children) ? children : [];

    private sealed class Reader(List<StoredDocument> documents) : DocumentReader<ProcessDocument>
    {
        public override ProcessDocument Read(int number) => documents[number];
    }
}
