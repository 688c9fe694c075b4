using System.Globalization;

namespace CbResponse;

/// <summary>Makes the requests of the alert routes (edr-api.md 3.6).</summary>
internal static class AlertRequests
{
    /// <summary>The route of searches, since 5.2.</summary>
    public const string SearchPath = "/api/v2/alert";

    /// <summary>The route of older servers.</summary>
    public const string OldSearchPath = "/api/v1/alert";

    /// <summary>Orders in which the rest of a search can be asked for. All others hold values that alerts lack, or that change.</summary>
    private static readonly WindowField<Alert>[] Orders =
    [
        new("created_time", alert => WindowField<Alert>.Seconds(alert.CreatedTime), IsTime: true),
        new("alert_severity", alert => alert.Severity),
    ];

    public static ApiRequest Search(string path, AlertSearch search, long start, int rows) => Search(path, search, search.Query, start, rows);

    /// <summary>How to go on when alerts leave a search while it is read, because somebody closes them.</summary>
    public static WindowPlan<Alert>? Window(string path, AlertSearch search)
        => WindowPlan<Alert>.Of(Orders, search.Sort, search.Query, (query, start, rows) => Search(path, search, query, start, rows));

    private static ApiRequest Search(string path, AlertSearch search, string query, long start, int rows)
    {
        List<KeyValuePair<string, string>> parameters = [];
        parameters.Add("cb.urlver", "1");
        foreach (string id in search.Ids)
            parameters.Add("cb.fq.unique_id", id);
        parameters.Add("q", query);
        parameters.Add(SearchRequest.Rows, rows.ToString(CultureInfo.InvariantCulture));
        parameters.Add(SearchRequest.Start, start.ToString(CultureInfo.InvariantCulture));
        if (rows > 0)
            parameters.Add("sort", search.Sort);
        return SearchRequest.Make(path, parameters, start);
    }

    /// <summary>Changes one alert. Doing it again changes nothing more.</summary>
    public static ApiRequest Change(string id, AlertChange change) => new(HttpMethod.Post, $"/api/v1/alert/{Uri.EscapeDataString(id)}")
    {
        IsIdempotent = true,
        NeededRight = RequiredRights.GlobalAdmin,
        Body = RecordBody.Write(json =>
        {
            json.WriteString("unique_id", id);
            json.WriteString("status", AlertStatusText.Of(change.Status));
            if (change.AssignedTo is { } user)
                json.WriteString("assigned_to", user);
        }),
    };

    /// <summary>Changes many. By their identifiers: the same by a query is known to miss alerts, and does not say how many it changed.</summary>
    public static ApiRequest Change(IEnumerable<string> ids, AlertChange change) => new(HttpMethod.Post, "/api/v1/alerts")
    {
        IsIdempotent = true,
        NeededRight = RequiredRights.GlobalAdmin,
        Body = RecordBody.Write(json =>
        {
            json.WriteStartArray("alert_ids");
            foreach (string id in ids)
                json.WriteStringValue(id);
            json.WriteEndArray();
            json.WriteString("requested_status", AlertStatusText.Of(change.Status));
            if (change.AssignedTo is { } user)
                json.WriteString("assigned_to", user);
        }),
    };
}
