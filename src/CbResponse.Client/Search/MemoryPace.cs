namespace CbResponse;

/// <summary>
/// Keeps a long search from filling memory with rows that nobody holds any more. On processors with large caches the runtime
/// lets garbage grow to their size, 50 MB and more, before it looks at it; collecting the youngest garbage earlier costs about a
/// millisecond each time, and what a search of any size needs stays the same.
/// </summary>
internal sealed class MemoryPace
{
    private const long Step = 8 * 1024 * 1024;

    private long _mark = GC.GetTotalMemory(forceFullCollection: false);
    private int _collections = GC.CollectionCount(0);

    /// <summary>Called now and then, with no lock held.</summary>
    public void Keep()
    {
        if (GC.CollectionCount(0) == _collections)
        {
            if (GC.GetTotalMemory(forceFullCollection: false) - _mark < Step)
                return;
            GC.Collect(0, GCCollectionMode.Forced, blocking: true);
        }

        _collections = GC.CollectionCount(0);
        _mark = GC.GetTotalMemory(forceFullCollection: false);
    }
}
