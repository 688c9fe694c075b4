using System.Collections;

namespace CbResponse.Emulator;

/// <summary>Keeps the first hit of each group: <c>cb.group</c> (edr-api.md 2.6).</summary>
internal static class HitGrouper
{
    /// <exception cref="RejectedRequestException">There is no such field.</exception>
    public static ListedHits Group(DocumentSequence hits, string field, ProcessIndex index, FieldTable<ProcessDocument> fields)
    {
        if (field.Equals("id", StringComparison.OrdinalIgnoreCase) || field.Equals("process_id", StringComparison.OrdinalIgnoreCase))
            return ByProcess(hits, index);
        FieldSource<ProcessDocument> source = fields.FindFacet(field)
            ?? throw RejectedRequestException.Text(400, $"undefined field: \"{field}\"");
        HashSet<string> seen = new(StringComparer.Ordinal);
        DocumentReader reader = index.OpenReader();
        ListedHits first = new();
        for (int rank = 0; rank < hits.Count; rank++)
        {
            if (seen.Add(source.SortText(reader.Read(hits[rank]))))
                first.Add(hits[rank]);
        }

        return first;
    }

    /// <summary>One bit for each process: the usual group needs no look at the documents.</summary>
    private static ListedHits ByProcess(DocumentSequence hits, ProcessIndex index)
    {
        BitArray seen = new(index.ProcessCount);
        ListedHits first = new();
        for (int rank = 0; rank < hits.Count; rank++)
        {
            int document = hits[rank];
            int process = index.ProcessOf(document);
            if (seen[process])
                continue;
            seen[process] = true;
            first.Add(document);
        }

        return first;
    }
}
