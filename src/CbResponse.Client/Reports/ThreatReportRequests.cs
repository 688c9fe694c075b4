using System.Globalization;

namespace CbResponse;

/// <summary>Makes the requests about threat reports (edr-api.md 3.7).</summary>
internal static class ThreatReportRequests
{
    public const string Path = "/api/v1/threat_report";

    /// <summary>The order in which the rest of a search can be asked for.</summary>
    private static readonly WindowField<ThreatReport>[] Orders = [new("severity_score", report => report.Score)];

    public static ApiRequest Search(ThreatReportSearch search, long start, int rows) => Search(search, search.Query, start, rows);

    /// <summary>How to go on when reports leave a search while it is read, because somebody silences them.</summary>
    public static WindowPlan<ThreatReport>? Window(ThreatReportSearch search)
        => WindowPlan<ThreatReport>.Of(Orders, search.Sort, search.Query, (query, start, rows) => Search(search, query, start, rows));

    /// <summary>Always by GET: a POST there changes reports.</summary>
    private static ApiRequest Search(ThreatReportSearch search, string query, long start, int rows)
    {
        List<KeyValuePair<string, string>> parameters = [];
        parameters.Add("cb.urlver", "1");
        parameters.Add("q", query);
        parameters.Add(SearchRequest.Rows, rows.ToString(CultureInfo.InvariantCulture));
        parameters.Add(SearchRequest.Start, start.ToString(CultureInfo.InvariantCulture));
        if (rows > 0)
            parameters.Add("sort", search.Sort);
        return SearchRequest.Make(Path, parameters, start, mayPost: false);
    }

    public static ApiRequest Get(ThreatReportId id)
        => ApiRequest.Get($"{FeedClient.Of(id.FeedId)}/report/{Uri.EscapeDataString(id.ReportId)}");

    public static ApiRequest Statistics(ThreatReportId id) => ApiRequest.Get(Get(id).Path + "/stats");

    public static ApiRequest OfFeed(int feedId) => ApiRequest.Get(FeedClient.Of(feedId) + "/report");

    public static ApiRequest SetIgnored(IEnumerable<ThreatReportId> ids, bool isIgnored) => new(HttpMethod.Post, Path)
    {
        IsIdempotent = true,
        NeededRight = RequiredRights.GlobalAdmin,
        Body = RecordBody.Write(json =>
        {
            json.WriteStartObject("ids");
            foreach (IGrouping<int, ThreatReportId> feed in ids.GroupBy(id => id.FeedId))
            {
                json.WriteStartArray(feed.Key.ToString(CultureInfo.InvariantCulture));
                foreach (ThreatReportId id in feed)
                    json.WriteStringValue(id.ReportId);
                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteStartObject("updates");
            json.WriteBoolean("is_ignored", isIgnored);
            json.WriteEndObject();
        }),
    };
}
