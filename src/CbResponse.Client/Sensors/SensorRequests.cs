using System.Globalization;
using System.Text.Json;

namespace CbResponse;

/// <summary>Makes the requests about sensors.</summary>
internal static class SensorRequests
{
    private const string Route = "/api/v1/sensor";
    private const string PagedRoute = "/api/v2/sensor";

    public static ApiRequest Get(int id) => ApiRequest.Get(Of(id));

    /// <summary>
    /// One page. Without a sort the order is that of check-ins, which changes while pages are read. Of name, address and group servers
    /// heed one, so that only one is sent.
    /// </summary>
    public static ApiRequest Page(SensorSearch search, long start, int rows)
    {
        List<KeyValuePair<string, string>> parameters = [];
        parameters.Add(SearchRequest.Start, start.ToString(CultureInfo.InvariantCulture));
        parameters.Add(SearchRequest.Rows, rows.ToString(CultureInfo.InvariantCulture));
        AddFilter(parameters, search);
        if (rows > 0)
        {
            parameters.Add("sort.col", "computer_name");
            parameters.Add("sort.dir", "asc");
        }

        return SearchRequest.Make(PagedRoute, parameters, start, mayPost: false);
    }

    /// <summary>The list of servers before 5.2, which has no pages.</summary>
    public static ApiRequest List(SensorSearch search)
    {
        List<KeyValuePair<string, string>> parameters = [];
        AddFilter(parameters, search);
        if (search.ActiveWithinDays is { } days)
            parameters.Add("inactive_filter_days", days.ToString(CultureInfo.InvariantCulture));
        return ApiRequest.Get(Route, parameters);
    }

    /// <summary>
    /// A change. It always names the group: the server puts the sensor into the one it names. From 6.0 on it holds nothing else that is
    /// not to change, since 7.1 refuses other members; before, the record goes back as a whole.
    /// </summary>
    /// <param name="id">The sensor.</param>
    /// <param name="change">What is to change.</param>
    /// <param name="groupId">The group that the sensor is to be in.</param>
    /// <param name="record">The sensor's record as the server sent it just now.</param>
    /// <param name="version">The server's version.</param>
    public static ApiRequest Update(int id, SensorChange change, int groupId, JsonElement record, ServerVersion version)
    {
        using MemoryStream body = new();
        using (Utf8JsonWriter json = new(body, JsonCopy.Plain))
        {
            json.WriteStartObject();
            if (!version.IsAtLeast(6))
            {
                foreach (JsonProperty member in record.EnumerateObject())
                {
                    if (!change.Writes(member.Name))
                        member.WriteTo(json);
                }
            }

            change.Write(json, groupId);
            json.WriteEndObject();
        }

        // What is asked for is a state, so that asking again does no harm; only a restart could happen twice.
        return new ApiRequest(HttpMethod.Put, Of(id)) { Body = body.ToArray(), IsIdempotent = !change.Restart, NeededRight = RequiredRights.GroupAdmin };
    }

    private static void AddFilter(List<KeyValuePair<string, string>> parameters, SensorSearch search)
    {
        if (search.IPAddressPart is { } address)
            parameters.Add("ip", address);
        else if (search.HostNamePart is { } name)
            parameters.Add("hostname", name);
        else if (search.GroupId is { } group)
            parameters.Add("groupid", group.ToString(CultureInfo.InvariantCulture));
    }

    private static string Of(int id) => $"{Route}/{id.ToString(CultureInfo.InvariantCulture)}";
}
