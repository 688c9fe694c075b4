using System.Globalization;

namespace CbResponse;

/// <summary>Makes requests for searches.</summary>
internal static class SearchRequest
{
    public const string Rows = "rows";
    public const string Start = "start";

    /// <summary>Longer addresses are refused by the server's front end; such a search is posted instead.</summary>
    private const int LongestAddress = 4_000;

    /// <param name="path">The route.</param>
    /// <param name="parameters">What to search for.</param>
    /// <param name="firstRow">The first row that is asked for; null when none are.</param>
    /// <param name="mayPost">Whether a POST to the route is a search too.</param>
    public static ApiRequest Make(string path, List<KeyValuePair<string, string>> parameters, long? firstRow = null, bool mayPost = true)
    {
        if (!mayPost || QueryString.Length(parameters) <= LongestAddress)
            return new ApiRequest(HttpMethod.Get, path) { Query = parameters, FirstRow = firstRow };
        return new ApiRequest(HttpMethod.Post, path)
        {
            Body = PlainJson.ToUtf8(ToMembers(parameters)),
            IsReading = true,
            FirstRow = firstRow,
        };
    }

    public static void Add(this List<KeyValuePair<string, string>> parameters, string name, string value)
        => parameters.Add(new KeyValuePair<string, string>(name, value));

    /// <summary>Asks for counts of values and for no rows; without fields for the server's standard set.</summary>
    public static void AddFacets(this List<KeyValuePair<string, string>> parameters, IEnumerable<string> fields)
    {
        parameters.Add(Rows, "0");
        parameters.Add(Start, "0");
        parameters.Add("facet", "true");
        foreach (string field in fields)
            parameters.Add("facet.field", field);
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
}
