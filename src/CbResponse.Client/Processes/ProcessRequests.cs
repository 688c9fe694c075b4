using System.Globalization;

namespace CbResponse;

/// <summary>Makes the requests of the process routes.</summary>
internal static class ProcessRequests
{
    /// <summary>Longer addresses are refused by the server's front end; such a search is posted instead.</summary>
    private const int LongestAddress = 4_000;

    private const string Rows = "rows";
    private const string Start = "start";

    public static ApiRequest Search(ProcessSearch search, long start, int rows)
    {
        List<KeyValuePair<string, string>> parameters = Common(search);
        Add(parameters, Rows, Number(rows));
        Add(parameters, Start, Number(start));
        if (rows > 0)
            Add(parameters, "sort", search.Sort);
        return Make(parameters, start);
    }

    public static ApiRequest Facets(ProcessSearch search, IReadOnlyCollection<string> fields)
    {
        List<KeyValuePair<string, string>> parameters = Common(search);
        Add(parameters, Rows, "0");
        Add(parameters, Start, "0");
        Add(parameters, "facet", "true");
        foreach (string field in fields)
            Add(parameters, "facet.field", field);
        return Make(parameters, firstRow: null);
    }

    /// <summary>Segment 0 means the whole process since 6.0; before, processes begin with segment 1 (edr-api.md 3.2).</summary>
    public static ApiRequest Summary(ProcessId id, long? segment, ServerVersion version, int routeVersion, int? children = null)
    {
        long number = segment ?? id.SegmentId ?? (version.IsAtLeast(6) ? 0 : 1);
        List<KeyValuePair<string, string>> parameters = [];
        if (children is { } count)
            Add(parameters, "children", Number(count));
        return ApiRequest.Get($"/api/v{Number(routeVersion)}/process/{Uri.EscapeDataString(id.Id)}/{Number(number)}", parameters);
    }

    private static ApiRequest Make(List<KeyValuePair<string, string>> parameters, long? firstRow)
    {
        const string path = "/api/v1/process";
        if (QueryString.Length(parameters) <= LongestAddress)
            return new ApiRequest(HttpMethod.Get, path) { Query = parameters, FirstRow = firstRow };
        return new ApiRequest(HttpMethod.Post, path)
        {
            Body = PlainJson.ToUtf8(ToMembers(parameters)),
            IsIdempotent = true,
            FirstRow = firstRow,
        };
    }

    private static List<KeyValuePair<string, string>> Common(ProcessSearch search)
    {
        List<KeyValuePair<string, string>> parameters = [];
        Add(parameters, "cb.urlver", "1");
        Add(parameters, "q", search.Query);
        if (search.GroupBy is { } field)
            Add(parameters, "cb.group", field);
        AddTime(parameters, "cb.min_last_update", Query.QueryTime.Format(search.MinLastUpdate));
        AddTime(parameters, "cb.max_last_update", Query.QueryTime.FormatEnd(search.MaxLastUpdate));
        AddTime(parameters, "cb.min_last_server_update", Query.QueryTime.Format(search.MinLastServerUpdate));
        AddTime(parameters, "cb.max_last_server_update", Query.QueryTime.FormatEnd(search.MaxLastServerUpdate));
        if (search.ComprehensiveSearch)
            Add(parameters, "cb.comprehensive_search", "true");
        return parameters;
    }

    /// <summary>
    /// The same parameters as a body: a name that occurs more than once holds a list, and the numbers are numbers, as clients
    /// have always posted them (edr-api.md 1.3).
    /// </summary>
    private static Dictionary<string, object> ToMembers(List<KeyValuePair<string, string>> parameters)
        => parameters.GroupBy(parameter => parameter.Key, parameter => parameter.Value).ToDictionary(
            group => group.Key,
            group => group.Key is Rows or Start ? long.Parse(group.First(), CultureInfo.InvariantCulture)
                : group.Count() == 1 ? (object)group.First()
                : group.ToArray());

    private static void Add(List<KeyValuePair<string, string>> parameters, string name, string value)
        => parameters.Add(new KeyValuePair<string, string>(name, value));

    private static void AddTime(List<KeyValuePair<string, string>> parameters, string name, string? time)
    {
        if (time is not null)
            Add(parameters, name, time + "Z");
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
