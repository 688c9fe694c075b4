namespace CbResponse.Emulator;

/// <summary>The process documents of a scenario, numbered by process and then by segment.</summary>
internal abstract class ProcessIndex
{
    public abstract int DocumentCount { get; }

    public abstract int ProcessCount { get; }

    /// <summary>Result lists of recent searches. They live and die with the data they point into.</summary>
    public HitCache RecentHits { get; } = new();

    public abstract DocumentReader OpenReader();

    /// <summary>Number of the process that a document belongs to.</summary>
    public abstract int ProcessOf(int document);

    public abstract DocumentRange? Find(ProcessGuid guid);

    /// <summary>Children in the order of their start, with those that have no documents.</summary>
    public abstract IEnumerable<ChildProcess> ChildrenOf(ProcessGuid guid);

    /// <summary>All documents in an order that the index has without sorting, or null.</summary>
    public virtual DocumentSequence? OpenOrder(string field, bool descending) => null;
}
