namespace CbResponse.Emulator;

/// <summary>Looks at every document of an index, on as many threads as there are processors.</summary>
/// <param name="index">Where to search.</param>
/// <param name="allows">Whether a document may be found; null when all may.</param>
/// <param name="condition">What a document must fulfil; null for nothing.</param>
/// <param name="gone">Cancelled when nobody waits for the answer any more.</param>
internal sealed class IndexScan<T>(DocumentIndex<T> index, Func<T, bool>? allows, Condition<T>? condition, CancellationToken gone)
{
    private const int WordBits = 64;

    /// <summary>Documents that one thread looks at before it asks for more; whole words of the bit list, so that no two threads share one.</summary>
    private const int ChunkSize = 64 * WordBits;

    /// <summary>The documents that match, in the given order, or in that of their numbers.</summary>
    public ListedHits Find(DocumentSequence? order)
    {
        ulong[] found = new ulong[(index.DocumentCount + WordBits - 1) / WordBits];
        int count = 0;
        int chunks = (index.DocumentCount + ChunkSize - 1) / ChunkSize;
        gone.ThrowIfCancellationRequested();
        Parallel.For(
            0,
            chunks,
            new ParallelOptions { CancellationToken = gone, MaxDegreeOfParallelism = Environment.ProcessorCount },
            index.OpenReader,
            (chunk, _, reader) =>
            {
                Interlocked.Add(ref count, Look(reader, chunk * ChunkSize, found));
                return reader;
            },
            _ => { });
        return List(order ?? new AllDocuments(index.DocumentCount), found, count);
    }

    private int Look(DocumentReader<T> reader, int first, ulong[] found)
    {
        int count = 0;
        int end = (int)Math.Min((long)first + ChunkSize, index.DocumentCount);
        for (int number = first; number < end; number++)
        {
            T document = reader.Read(number);
            if ((allows is not null && !allows(document)) || (condition is not null && !condition.Matches(document)))
                continue;
            found[number / WordBits] |= 1UL << (number % WordBits);
            count++;
        }

        return count;
    }

    private static ListedHits List(DocumentSequence order, ulong[] found, int count)
    {
        ListedHits hits = new();
        for (int rank = 0; hits.Count < count; rank++)
        {
            int number = order[rank];
            if ((found[number / WordBits] >> (number % WordBits) & 1) != 0)
                hits.Add(number);
        }

        return hits;
    }
}
