namespace CbResponse.Emulator;

/// <summary>Any number of hosts and processes, each computed from its number.</summary>
internal static class FleetScenario
{
    public const int WatchlistId = 5;
    public const string WatchlistName = "Every thousandth process";
    public const string ReportId = "fleet-1";
    public const string ReportTitle = "One process in five thousand";
    public const string ReportDomain = "indicator.fleet.test";
    public const string ReportLink = "https://intel.fleet.test/1";

    /// <summary>More than a list brings that is not asked for more.</summary>
    public const int BanCount = 1_200;

    public static readonly Feed Feed = new()
    {
        Id = 1,
        Name = "fleetintel",
        DisplayName = "Fleet Intelligence",
        Summary = "Hits on a few processes.",
        ProviderUrl = "https://intel.fleet.test/",
        FeedUrl = "https://intel.fleet.test/feed.json",
    };

    public static ServerData Load(FleetSize size, ServerVersion version, DateTime anchor)
    {
        FleetLayout layout = new(size, version, anchor);
        FleetHosts hosts = new(size.Sensors, anchor);
        return new ServerData
        {
            Version = version,
            Sites = new RecordStore<Site>(Organization.Sites, site => site.Id),
            Groups = new RecordStore<SensorGroup>(Organization.Groups, group => group.Id),
            Sensors = new SensorBook(hosts),
            Teams = Organization.Teams,
            Users = Organization.Users,
            Processes = new FleetProcessIndex(layout, hosts, version),
            Binaries = new BinaryIndex(FleetSoftware.All.Select(software => SoftwareBinary.Make(software) with
            {
                FirstSeen = anchor.AddDays(-200),
                LastSeen = anchor,
            })),
            Feeds = new RecordStore<Feed>([Feed], feed => feed.Id),
            Reports = new ReportList(
            [
                new ThreatReport
                {
                    FeedId = Feed.Id, Id = ReportId, Title = ReportTitle, Score = 70, Link = ReportLink, Updated = anchor.AddDays(-40),
                    Tags = ["fleet"], Domains = [ReportDomain],
                },
            ]),
            Alerts = new AlertList(new FleetAlerts(layout, hosts, anchor)),
            Bans = new BanList(Enumerable.Range(0, BanCount).Select(number => Ban(number, anchor))),
            Watchlists = new RecordStore<Watchlist>(
            [
                new Watchlist
                {
                    Id = WatchlistId, Name = WatchlistName, SearchQuery = "cb.urlver=1&q=process_pid%3A7",
                    Added = anchor.AddDays(-100),
                },
            ], watchlist => watchlist.Id),
            Investigations = [new Investigation(1, "Default Investigation", anchor.AddDays(-400))],
            Partitions = EventPartitions.Make(anchor, layout.DocumentCount),
        };
    }

    /// <summary>A tenth of the bans is no longer in force.</summary>
    private static BannedHash Ban(int number, DateTime anchor) => BannedHash.New(
        FileHash.Of($"banned file {number}").Md5, Organization.Users[0], $"case {number / 10}", number % 10 != 9, anchor.AddDays(-90).AddMinutes(number));
}
