using System.Collections;

namespace CbResponse.Emulator;

/// <summary>Keeps the first hit of each group: <c>cb.group</c> (edr-api.md 2.6).</summary>
internal static class HitGrouper<T>
{
    /// <exception cref="RejectedRequestException">There is no such field.</exception>
    public static ListedHits Group(DocumentSequence hits, string field, DocumentIndex<T> index, FieldTable<T> fields)
    {
        if (index.FindGroups(field) is { } groups)
            return ByNumber(hits, groups);
        FieldSource<T> source = fields.FindFacet(field) ?? throw RejectedRequestException.Text(400, $"undefined field: \"{field}\"");
        HashSet<string> seen = new(StringComparer.Ordinal);
        DocumentReader<T> reader = index.OpenReader();
        ListedHits first = new();
        for (int rank = 0; rank < hits.Count; rank++)
        {
            if (seen.Add(source.SortText(reader.Read(hits[rank]))))
                first.Add(hits[rank]);
        }

        return first;
    }

    /// <summary>One bit for each group: the usual one needs no look at the documents.</summary>
    private static ListedHits ByNumber(DocumentSequence hits, DocumentGroups groups)
    {
        BitArray seen = new(groups.Count);
        ListedHits first = new();
        for (int rank = 0; rank < hits.Count; rank++)
        {
            int document = hits[rank];
            int group = groups.Of(document);
            if (seen[group])
                continue;
            seen[group] = true;
            first.Add(document);
        }

        return first;
    }
}
