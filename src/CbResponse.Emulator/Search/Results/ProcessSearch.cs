namespace CbResponse.Emulator;

/// <summary>Runs a process search.</summary>
/// <param name="data">Where to search.</param>
/// <param name="viewer">Who searches.</param>
/// <param name="now">The server's time.</param>
/// <param name="gone">Cancelled when nobody waits for the answer any more.</param>
internal sealed class ProcessSearch(ServerData data, Viewer viewer, DateTime now, CancellationToken gone)
{
    /// <exception cref="RejectedRequestException">The request makes no sense to the server.</exception>
    public ProcessSearchResult Run(ProcessSearchRequest request, SearchDistortion distortion)
    {
        SearchScope scope = new(data.Version, now, request.IsStrict);
        CompiledSearch search = CompiledSearch.Compile(request, data.ProcessFields, scope);
        DocumentSequence hits = new HitFinder(data, viewer, now, gone).Find(request, search);
        List<int> page = Page(hits, distortion.Start(request.Start), distortion.Rows(request.Rows));
        if (distortion.IsPartial)
            page.RemoveRange(page.Count / 2, page.Count - (page.Count / 2));
        return new ProcessSearchResult
        {
            Terms = search.Terms,
            Total = Math.Max(0, hits.Count + distortion.TotalOffset),
            Start = request.Start,
            Page = page,
            Highlights = Highlight(page, search.Highlights),
            Facets = request.Facets is null ? [] : Count(hits, request.Facets),
            Filtered = Filtered(request),
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

    private List<SearchHighlight> Highlight(List<int> page, IReadOnlyList<TextCondition<ProcessDocument>> conditions)
    {
        if (conditions.Count == 0 || page.Count == 0)
            return [];
        Dictionary<string, List<string>> idsByName = new(StringComparer.Ordinal);
        DocumentReader reader = data.Processes.OpenReader();
        foreach (int number in page)
        {
            ProcessDocument document = reader.Read(number);
            string id = document.Process.Guid.ToUniqueId(document.SegmentId, data.Version.SegmentDigits);
            foreach (string name in conditions.SelectMany(condition => condition.Highlight(document)))
            {
                if (!idsByName.TryGetValue(name, out List<string>? ids))
                    idsByName.Add(name, ids = []);
                ids.Add(id);
            }
        }

        return [.. idsByName.Select(pair => new SearchHighlight(pair.Key, pair.Value))];
    }

    private IReadOnlyList<Facet> Count(DocumentSequence hits, IReadOnlyList<string> fields)
    {
        FacetCounter counter = new(fields, data.ProcessFields);
        DocumentReader reader = data.Processes.OpenReader();
        for (int rank = 0; rank < hits.Count; rank++)
        {
            if (rank % 4_096 == 0)
                gone.ThrowIfCancellationRequested();
            counter.Add(reader.Read(hits[rank]));
        }

        return counter.Finish(now);
    }

    private static IReadOnlyList<ExactFilter> Filtered(ProcessSearchRequest request)
        =>
        [
            .. request.Filters,
            .. (request.Facets ?? [])
                .Where(field => request.Filters.All(filter => filter.Field != field))
                .Select(field => new ExactFilter(field, [])),
        ];
}
