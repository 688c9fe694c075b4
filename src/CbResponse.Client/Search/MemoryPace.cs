namespace CbResponse;

/// <summary>
/// Keeps searches from filling memory with rows that nobody holds any more. On processors with large caches the runtime
/// lets garbage grow to their size, 50 MB and more, before it looks at it; collecting the youngest garbage earlier costs about a
/// millisecond each time, and what a search of any size needs stays the same. One pace for the whole process, as there is one heap:
/// a hundred short searches leave as much behind as a long one.
/// </summary>
internal static class MemoryPace
{
    private const long Step = 8 * 1024 * 1024;

    private static long _mark;
    private static volatile int _collections = -1;

    /// <summary>Called now and then, with no lock held. Two callers at once do no harm: one of them collects a little early.</summary>
    public static void Keep()
    {
        if (GC.CollectionCount(0) == _collections)
        {
            if (GC.GetTotalMemory(forceFullCollection: false) - Interlocked.Read(ref _mark) < Step)
                return;
            GC.Collect(0, GCCollectionMode.Forced, blocking: true);
        }

        _collections = GC.CollectionCount(0);
        Interlocked.Exchange(ref _mark, GC.GetTotalMemory(forceFullCollection: false));
    }
}
