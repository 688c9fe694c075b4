namespace CbResponse.Emulator;

/// <summary>One document of the threat report index: a report and what it repeats of its feed.</summary>
internal sealed record ReportDocument(ThreatReport Report, Feed Feed)
{
    /// <summary>What clients call it.</summary>
    public string Id => $"{Report.FeedId}:{Report.Id}";

    /// <summary>The reports of a server, by feed and identifier. They belong to no group: everyone sees all.</summary>
    public static IReadOnlyList<ReportDocument> All(ServerData data) =>
    [
        .. data.Reports.Join(data.Feeds, report => report.FeedId, feed => feed.Id, (report, feed) => new ReportDocument(report, feed))
            .OrderBy(document => document.Feed.Id)
            .ThenBy(document => document.Report.Id, StringComparer.Ordinal),
    ];
}
