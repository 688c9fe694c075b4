using System.Globalization;

namespace CbResponse;

/// <summary>Makes the requests of the process routes.</summary>
internal static class ProcessRequests
{
    private const string Route = "/api/v1/process";

    public static ApiRequest Search(ProcessSearch search, long start, int rows)
    {
        List<KeyValuePair<string, string>> parameters = Common(search);
        parameters.Add(SearchRequest.Rows, Number(rows));
        parameters.Add(SearchRequest.Start, Number(start));
        if (rows > 0)
            parameters.Add("sort", search.Sort);
        return SearchRequest.Make(Route, parameters, start);
    }

    public static ApiRequest Facets(ProcessSearch search, IReadOnlyCollection<string> fields)
    {
        List<KeyValuePair<string, string>> parameters = Common(search);
        parameters.AddFacets(fields);
        return SearchRequest.Make(Route, parameters);
    }

    public static ApiRequest Summary(ProcessId id, long? segment, ServerVersion version, int routeVersion, int? children = null)
    {
        List<KeyValuePair<string, string>> parameters = [];
        if (children is { } count)
            parameters.Add("children", Number(count));
        return ApiRequest.Get(Document(id, SegmentOf(id, segment, version), routeVersion), parameters);
    }

    public static ApiRequest Preview(ProcessId id, long segment, string query)
    {
        List<KeyValuePair<string, string>> parameters = [];
        if (query.Length > 0)
            parameters.Add("q", query);
        return ApiRequest.Get(Document(id, segment) + "/preview", parameters);
    }

    public static ApiRequest Report(ProcessId id, long segment) => ApiRequest.Get(Document(id, segment) + "/report");

    public static ApiRequest ThreatIntelHits(ProcessId id, long segment) => ApiRequest.Get(Document(id, segment) + "/threat_intel_hits");

    /// <summary>Segment 0 means the whole process since 6.0; before, processes begin with segment 1 (edr-api.md 3.2).</summary>
    public static long SegmentOf(ProcessId id, long? segment, ServerVersion version) => segment ?? id.SegmentId ?? (version.IsAtLeast(6) ? 0 : 1);

    private static string Document(ProcessId id, long segment, int routeVersion = 1)
        => $"/api/v{Number(routeVersion)}/process/{Uri.EscapeDataString(id.Id)}/{Number(segment)}";

    private static List<KeyValuePair<string, string>> Common(ProcessSearch search)
    {
        List<KeyValuePair<string, string>> parameters = [];
        parameters.Add("cb.urlver", "1");
        parameters.Add("q", search.Query);
        if (search.GroupBy is { } field)
            parameters.Add("cb.group", field);
        AddTime(parameters, "cb.min_last_update", Query.QueryTime.Format(search.MinLastUpdate));
        AddTime(parameters, "cb.max_last_update", Query.QueryTime.FormatEnd(search.MaxLastUpdate));
        AddTime(parameters, "cb.min_last_server_update", Query.QueryTime.Format(search.MinLastServerUpdate));
        AddTime(parameters, "cb.max_last_server_update", Query.QueryTime.FormatEnd(search.MaxLastServerUpdate));
        if (search.ComprehensiveSearch)
            parameters.Add("cb.comprehensive_search", "true");
        foreach (Query.StoredPair filter in search.Filters)
            parameters.Add(filter.Name, filter.Value);
        return parameters;
    }

    private static void AddTime(List<KeyValuePair<string, string>> parameters, string name, string? time)
    {
        if (time is not null)
            parameters.Add(name, time + "Z");
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
