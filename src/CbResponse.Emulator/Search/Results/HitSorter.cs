namespace CbResponse.Emulator;

/// <summary>Orders hits by a field. Equal ones stand by process id and then by segment, whatever the direction.</summary>
internal sealed class HitSorter(ProcessIndex index, FieldSource<ProcessDocument> source, bool descending)
{
    private readonly DocumentReader _left = index.OpenReader();
    private readonly DocumentReader _right = index.OpenReader();

    public ListedHits Sort(DocumentSequence hits)
    {
        int[] documents = new int[hits.Count];
        long[] numbers = new long[hits.Count];
        string[]? texts = null;
        for (int i = 0; i < documents.Length; i++)
        {
            documents[i] = hits[i];
            ProcessDocument document = _left.Read(documents[i]);
            if (source.SortNumber(document) is { } number)
                numbers[i] = number;
            else
                (texts ??= new string[documents.Length])[i] = source.SortText(document);
        }

        int[] order = new int[documents.Length];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) =>
        {
            int byKey = texts is null
                ? numbers[a].CompareTo(numbers[b])
                : string.Compare(texts[a], texts[b], StringComparison.OrdinalIgnoreCase);
            return byKey != 0 ? (descending ? -byKey : byKey) : CompareIdentity(documents[a], documents[b]);
        });

        ListedHits sorted = new();
        foreach (int position in order)
            sorted.Add(documents[position]);
        return sorted;
    }

    private int CompareIdentity(int a, int b)
    {
        // Documents of one process are numbered by segment.
        if (a == b || index.ProcessOf(a) == index.ProcessOf(b))
            return a.CompareTo(b);
        return _left.Read(a).Process.Guid.CompareTo(_right.Read(b).Process.Guid);
    }
}
