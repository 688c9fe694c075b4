using System.Globalization;

namespace CbResponse.Emulator;

/// <summary>Finds the documents of a search, in their order and one for each group if asked.</summary>
/// <param name="index">Where to search.</param>
/// <param name="fields">What the index's fields are.</param>
/// <param name="limit">What may be found at all.</param>
/// <param name="now">The server's time.</param>
/// <param name="gone">Cancelled when nobody waits for the answer any more.</param>
internal sealed class HitFinder<T>(
    DocumentIndex<T> index, FieldTable<T> fields, SearchLimit<T> limit, DateTime now, CancellationToken gone)
{
    /// <exception cref="RejectedRequestException">The sort or group field is unknown.</exception>
    public DocumentSequence Find(SearchRequest request, CompiledSearch<T> search)
    {
        SortOrder order = request.Sort ?? fields.DefaultSort;
        FieldSource<T> sort = fields.FindSort(order.Field)
            ?? throw RejectedRequestException.Text(400, $"sort param field can't be found: {order.Field}");
        DocumentSequence? sorted = index.OpenOrder(order.Field, order.Descending);
        bool everything = search.Condition is null && limit.Allows is null;
        if (everything && sorted is not null && request.Group is null)
            return sorted;

        string key = Key(request, order, search);
        if (index.RecentHits?.Find(key) is { } known)
            return known;
        DocumentSequence hits = everything
            ? sorted ?? new AllDocuments(index.DocumentCount)
            : new IndexScan<T>(index, limit.Allows, search.Condition, gone).Find(sorted);
        if (sorted is null)
            hits = new HitSorter<T>(index, sort, order.Descending).Sort(hits);
        if (request.Group is not null)
            hits = HitGrouper<T>.Group(hits, request.Group, index, fields);
        if (hits is ListedHits listed)
            index.RecentHits?.Add(key, listed);
        return hits;
    }

    /// <summary>All that decides which documents are found, as text.</summary>
    private string Key(SearchRequest request, SortOrder order, CompiledSearch<T> search)
    {
        IEnumerable<string> filters = request.Filters.Select(filter => $"{filter.Field}={string.Join('\u0001', filter.Values)}");
        string clock = search.DependsOnClock ? now.Ticks.ToString(CultureInfo.InvariantCulture) : string.Empty;
        return string.Join(
            '\u0002',
            [.. request.Queries, "\u0003", .. filters, "\u0003", order.ToString(), request.Group ?? string.Empty, limit.Key, clock]);
    }
}
