namespace CbResponse.Emulator;

/// <summary>Runs a search through an index.</summary>
/// <param name="index">Where to search.</param>
/// <param name="fields">What the index's fields are.</param>
/// <param name="scope">What a query means besides its text.</param>
/// <param name="limit">What may be found at all.</param>
/// <param name="gone">Cancelled when nobody waits for the answer any more.</param>
internal sealed class IndexSearch<T>(
    DocumentIndex<T> index, FieldTable<T> fields, SearchScope scope, SearchLimit<T> limit, CancellationToken gone)
{
    private const int CountedAtOnce = 4_096;

    /// <exception cref="RejectedRequestException">The request makes no sense to the server.</exception>
    public SearchResult Run(SearchRequest request, SearchDistortion distortion)
    {
        CompiledSearch<T> search = CompiledSearch<T>.Compile(request, fields, scope);
        DocumentSequence hits = new HitFinder<T>(index, fields, limit, scope.Now, gone).Find(request, search);
        List<int> page = Page(hits, distortion.Start(request.Start), distortion.Rows(request.Rows));
        if (distortion.IsPartial)
            page.RemoveRange(page.Count / 2, page.Count - (page.Count / 2));
        IReadOnlyList<string> facets = request.Facets is { Count: 0 } ? fields.StandardFacets : request.Facets ?? [];
        return new SearchResult
        {
            Terms = search.Terms,
            Total = Math.Max(0, hits.Count + distortion.TotalOffset),
            Start = request.Start,
            Page = page,
            Highlights = Highlight(page, search.Highlights),
            Facets = Count(hits, facets),
            Filtered = Filtered(request.Filters, facets),
            IsComprehensive = request.IsComprehensive || !search.HasJoin,
            IsIncomplete = distortion.IsPartial,
        };
    }

    private static List<int> Page(DocumentSequence hits, int start, int rows)
    {
        List<int> page = [];
        for (int rank = start; rank < hits.Count && page.Count < rows; rank++)
            page.Add(hits[rank]);
        return page;
    }

    private List<SearchHighlight> Highlight(List<int> page, IReadOnlyList<TextCondition<T>> conditions)
    {
        if (conditions.Count == 0 || page.Count == 0)
            return [];
        Dictionary<string, List<string>> idsByName = new(StringComparer.Ordinal);
        DocumentReader<T> reader = index.OpenReader();
        foreach (int number in page)
        {
            T document = reader.Read(number);
            string id = fields.IdOf(document);
            foreach (string name in conditions.SelectMany(condition => condition.Highlight(document)))
            {
                if (!idsByName.TryGetValue(name, out List<string>? ids))
                    idsByName.Add(name, ids = []);
                if (ids.Count == 0 || ids[^1] != id)
                    ids.Add(id);
            }
        }

        return [.. idsByName.Select(pair => new SearchHighlight(pair.Key, pair.Value))];
    }

    private IReadOnlyList<Facet> Count(DocumentSequence hits, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return [];

        // Whoever has all documents needs no order to count them.
        DocumentSequence counted = hits is ListedHits ? hits : new AllDocuments(index.DocumentCount);
        FacetCounter<T> total = new(names, fields);
        gone.ThrowIfCancellationRequested();
        Parallel.For(
            0,
            (counted.Count + CountedAtOnce - 1) / CountedAtOnce,
            new ParallelOptions { CancellationToken = gone, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => (Reader: index.OpenReader(), Counter: new FacetCounter<T>(names, fields)),
            (chunk, _, local) =>
            {
                int end = (int)Math.Min((chunk + 1L) * CountedAtOnce, counted.Count);
                for (int rank = chunk * CountedAtOnce; rank < end; rank++)
                    local.Counter.Add(local.Reader.Read(counted[rank]));
                return local;
            },
            local =>
            {
                lock (total)
                    total.Add(local.Counter);
            });
        return total.Finish(scope.Now);
    }

    private static IReadOnlyList<ExactFilter> Filtered(IReadOnlyList<ExactFilter> filters, IReadOnlyList<string> facets)
        => [.. filters, .. facets.Where(field => filters.All(filter => filter.Field != field)).Select(field => new ExactFilter(field, []))];
}
