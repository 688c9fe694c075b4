using System.Globalization;
using CbResponse.Query;

namespace CbResponse;

/// <summary>Counts of values: how often each value of a field occurs among what a search finds (edr-api.md 2.7).</summary>
public sealed class FacetClient
{
    /// <summary>The most values of a field that a server counts.</summary>
    public const int MostValues = 200;

    private readonly CbClient _client;

    internal FacetClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>
    /// Counts among processes: field after field in the order asked for, the most frequent value first; hours, days of the week and
    /// dates in the order of time. What is cut, partial or not counted at all is told to the observer.
    /// </summary>
    /// <param name="search">The search.</param>
    /// <param name="fields">The fields; none for the server's standard set.</param>
    /// <param name="observer">Hears of requests and warnings.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<FacetValue>> GetAsync(
        ProcessSearch search, IReadOnlyCollection<string> fields, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        SearchPage page = await _client.Processes.GetFacetsAsync(search, fields, observer, cancellationToken).ConfigureAwait(false);
        if (!page.IsIncomplete && new ProcessSearchGaps(search).Find(page) is { } gap)
            observer?.OnWarning(new CbWarning(CbWarningKind.Incomplete, gap));
        return Read(page, fields, observer);
    }

    /// <summary>The same for any index.</summary>
    /// <param name="index">What is searched.</param>
    /// <param name="query">The query; empty for everything.</param>
    /// <param name="fields">The fields; none for the server's standard set.</param>
    /// <param name="observer">Hears of requests and warnings.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<FacetValue>> GetAsync(
        QueryIndex index,
        string query,
        IReadOnlyCollection<string> fields,
        ICallObserver? observer = null,
        CancellationToken cancellationToken = default)
    {
        if (index == QueryIndex.Process)
            return await GetAsync(new ProcessSearch { Query = query }, fields, observer, cancellationToken).ConfigureAwait(false);
        ApiRequest request = MakeRequest(index, query, fields);
        return Read(await SkippedRows.ReadAsync(_client.Connection, request, observer, cancellationToken).ConfigureAwait(false), fields, observer);
    }

    private static ApiRequest MakeRequest(QueryIndex index, string query, IEnumerable<string> fields)
    {
        List<KeyValuePair<string, string>> parameters = [];
        parameters.Add("cb.urlver", "1");
        parameters.Add("q", query);
        parameters.AddFacets(fields);
        switch (index)
        {
            case QueryIndex.Binary:
                return SearchRequest.Make("/api/v1/binary", parameters);

            // The reference has another name for the switch here; servers take either.
            case QueryIndex.Alert:
                parameters.Add("facets", "true");
                return SearchRequest.Make("/api/v1/alert", parameters);

            // A POST to this route changes reports.
            case QueryIndex.ThreatReport:
                return SearchRequest.Make("/api/v1/threat_report", parameters, mayPost: false);
            default:
                throw new ArgumentOutOfRangeException(nameof(index));
        }
    }

    private List<FacetValue> Read(SearchPage page, IReadOnlyCollection<string> fields, ICallObserver? observer)
    {
        if (page.IsIncomplete)
            observer?.OnWarning(new CbWarning(CbWarningKind.Incomplete, "The server ran out of time and counted only a part of what matches. Narrow the search, by time for example, and run it again."));
        List<FacetValue> all = [];
        foreach (string field in fields.Count > 0 ? fields : [.. page.Facets.Keys])
        {
            IReadOnlyList<FacetValue> values = page.Facets.TryGetValue(field, out IReadOnlyList<FacetValue>? found) ? found : [];
            if (Doubt(field, values, page.TotalResults) is { } doubt)
                observer?.OnWarning(doubt);
            foreach (FacetValue value in FacetOrder.Sort(field, values))
            {
                value.Client = _client;
                all.Add(value);
            }
        }

        return all;
    }

    /// <summary>What the counts of a field leave out, or null.</summary>
    private static CbWarning? Doubt(string field, IReadOnlyList<FacetValue> values, long total)
    {
        long counted = values.Sum(value => value.Count);
        if (values.Count >= MostValues)
            return new(CbWarningKind.FacetCut, $"The server counts at most {MostValues} values of a field: of '{field}' the rarer ones are left out. Narrow the search to see them.");
        if (FacetOrder.IsTime(field) && counted < total)
            return new(CbWarningKind.FacetCut, string.Format(CultureInfo.InvariantCulture, "The counts of '{0}' cover {1:N0} of {2:N0} documents: the server counts recent times only, and no document without the field.", field, counted, total));
        return values.Count > 0 || total == 0 ? null : new(CbWarningKind.NotCounted, string.Format(CultureInfo.InvariantCulture, "The server counted no value of '{0}' in {1:N0} documents: none has the field, or the server does not count it.", field, total));
    }
}
