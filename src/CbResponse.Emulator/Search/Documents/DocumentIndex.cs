namespace CbResponse.Emulator;

/// <summary>What a search looks through: documents that have numbers.</summary>
/// <typeparam name="T">The documents.</typeparam>
internal abstract class DocumentIndex<T>
{
    public abstract int DocumentCount { get; }

    /// <summary>
    /// Result lists of recent searches, which live and die with the data they point into; null where a search costs nothing.
    /// </summary>
    public virtual HitCache? RecentHits => null;

    /// <summary>Readers work side by side, each on a thread of its own.</summary>
    public abstract DocumentReader<T> OpenReader();

    /// <summary>All documents in an order that the index has without sorting, or null.</summary>
    public virtual DocumentSequence? OpenOrder(string field, bool descending) => null;

    /// <summary>The groups of a field that the index knows without a look at the documents, or null.</summary>
    public virtual DocumentGroups? FindGroups(string field) => null;

    /// <summary>Orders documents that a sort holds for equal; those with the same one stand by their numbers.</summary>
    public virtual UInt128 Identity(T document) => 0;
}
