using System.Globalization;

namespace CbResponse.Emulator;

/// <summary>The alerts of the story: new ones, one that somebody works on, and two that are done with.</summary>
internal sealed class StoryAlerts(Story story, Intelligence intelligence)
{
    private const string QueryHit = "watchlist.hit.query.process";
    private const string ProcessHit = "watchlist.hit.ingress.process";
    private const string BinaryHit = "watchlist.hit.ingress.binary";

    public IReadOnlyList<Alert> Raise(StoryProcess loader, StoryProcess dump)
    {
        StoryProcess mount = story.Processes.First(
            process => process.WatchlistHits.Any(hit => hit.WatchlistId == Intelligence.ShareWatchlist));
        StoryProcess beacon = Run(AttackSoftware.Beacon);
        StoryProcess tool = Run(AttackSoftware.Psexec);
        StoryProcess service = Run(AttackSoftware.PsexecService);
        return
        [
            OfWatchlist(1, loader, Intelligence.ScriptWatchlist, 60.75),
            OfReport(2, ProcessHit, dump, intelligence.Dumping, 71.2),
            OfReport(3, ProcessHit, loader, intelligence.Lure, 88.9),
            OfWatchlist(4, mount, Intelligence.ShareWatchlist, 36) with
            {
                Created = Intelligence.ShareHit, Status = "Resolved", AssignedTo = "admin",
                Resolved = Intelligence.ShareHit.AddMinutes(612),
            },
            OfReport(5, BinaryHit, beacon, intelligence.Lure, 81.45) with
            {
                Process = null, BinaryMd5 = AttackSoftware.Beacon.Hash.Md5, Status = "In Progress", AssignedTo = "helpdesk",
            },
            OfReport(6, ProcessHit, service, intelligence.RemoteTools, 48.6),
            OfReport(7, ProcessHit, tool, intelligence.RemoteTools, 32.4) with
            {
                Status = "False Positive", AssignedTo = "admin", Resolved = tool.Guid.Start.AddMinutes(25),
            },
        ];
    }

    private StoryProcess Run(Software software) => story.Processes.First(process => process.Software == software);

    private Alert OfWatchlist(byte number, StoryProcess process, int watchlist, double severity) => new()
    {
        Id = Id(number),
        Type = QueryHit,
        Created = process.Guid.Start.AddMinutes(10),
        Severity = severity,
        ReportScore = 75,
        WatchlistId = watchlist.ToString(CultureInfo.InvariantCulture),
        WatchlistName = intelligence.Watchlists.First(known => known.Id == watchlist).Name,
        IocType = "query",
        IocAttributes = $$"""{"highlights": ["PREPREPRE{{PathName.FileName(process.Path!)}}POSTPOSTPOST"]}""",
        SensorId = process.Host.Id,
        Process = process.Guid,
    };

    /// <summary>A connection to a domain of the report counts for more than a hash.</summary>
    private Alert OfReport(byte number, string type, StoryProcess process, ThreatReport report, double severity)
    {
        bool domain = type == ProcessHit && report.Domains.Count > 0;
        return new Alert
        {
            Id = Id(number),
            Type = type,
            Created = process.Guid.Start.AddMinutes(10),
            Severity = severity,
            ReportScore = report.Score,
            FeedId = report.FeedId,
            FeedName = intelligence.FeedName(report),
            WatchlistId = report.Id,
            WatchlistName = report.Title,
            Link = report.Link,
            IocType = domain ? "dns" : "md5",
            IocValue = domain ? report.Domains[0] : process.Software!.Hash.Md5,
            IocAttributes = domain ? """{"direction": "Outbound", "protocol": "TCP", "remote_port": "443"}""" : null,
            SensorId = process.Host.Id,
            Process = process.Guid,
        };
    }

    private static Guid Id(byte number) => new(0x3f2b8c1e, 0x0d4a, 0x4e7b, 0x9b, 0x61, 0xaa, 0x0c, 0x5d, 0x1e, 0x2f, number);
}
