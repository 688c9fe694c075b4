using System.Globalization;

namespace CbResponse.Emulator;

/// <summary>Finds the documents of a search, in their order and one for each group if asked.</summary>
/// <param name="data">Where to search.</param>
/// <param name="viewer">Who searches.</param>
/// <param name="now">The server's time.</param>
/// <param name="gone">Cancelled when nobody waits for the answer any more.</param>
internal sealed class HitFinder(ServerData data, Viewer viewer, DateTime now, CancellationToken gone)
{
    /// <exception cref="RejectedRequestException">The sort or group field is unknown.</exception>
    public DocumentSequence Find(ProcessSearchRequest request, CompiledSearch search)
    {
        FieldSource<ProcessDocument> sort = data.ProcessFields.FindSort(request.Sort.Field)
            ?? throw RejectedRequestException.Text(400, $"sort param field can't be found: {request.Sort.Field}");
        DocumentSequence? order = data.Processes.OpenOrder(request.Sort.Field, request.Sort.Descending);
        bool everything = search.Condition is null && viewer.SeesEverything && request.LastUpdate.IsOpen && request.LastServerUpdate.IsOpen;
        if (everything && order is not null && request.Group is null)
            return order;

        string key = Key(request, search);
        if (data.Processes.RecentHits.Find(key) is { } known)
            return known;
        DocumentSequence hits = order ?? new AllDocuments(data.Processes.DocumentCount);
        if (!everything)
            hits = Filter(hits, request, search);
        if (order is null)
            hits = new HitSorter(data.Processes, sort, request.Sort.Descending).Sort(hits);
        if (request.Group is not null)
            hits = HitGrouper.Group(hits, request.Group, data.Processes, data.ProcessFields);
        if (hits is ListedHits listed)
            data.Processes.RecentHits.Add(key, listed);
        return hits;
    }

    private ListedHits Filter(DocumentSequence all, ProcessSearchRequest request, CompiledSearch search)
    {
        DocumentReader reader = data.Processes.OpenReader();
        ListedHits hits = new();
        for (int rank = 0; rank < all.Count; rank++)
        {
            if (rank % 4_096 == 0)
                gone.ThrowIfCancellationRequested();
            int number = all[rank];
            ProcessDocument document = reader.Read(number);
            if (IsVisible(document, request) && (search.Condition is null || search.Condition.Matches(document)))
                hits.Add(number);
        }

        return hits;
    }

    private bool IsVisible(ProcessDocument document, ProcessSearchRequest request)
        => (viewer.SeesEverything || viewer.CanSee(document.Process.Host.GroupId))
            && (request.LastUpdate.IsOpen || request.LastUpdate.Contains(document.LastUpdate))
            && (request.LastServerUpdate.IsOpen || request.LastServerUpdate.Contains(document.LastServerUpdate));

    /// <summary>All that decides which documents are found, as text.</summary>
    private string Key(ProcessSearchRequest request, CompiledSearch search)
    {
        IEnumerable<string> filters = request.Filters.Select(filter => $"{filter.Field}={string.Join('\u0001', filter.Values)}");
        string clock = search.DependsOnClock ? now.Ticks.ToString(CultureInfo.InvariantCulture) : string.Empty;
        return string.Join(
            '\u0002',
            [
                .. request.Queries, "\u0003", .. filters, "\u0003", request.Sort.ToString(), request.Group ?? string.Empty,
                request.LastUpdate.ToString(), request.LastServerUpdate.ToString(), viewer.Rights, clock,
            ]);
    }
}
