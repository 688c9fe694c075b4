namespace CbResponse.Emulator;

/// <summary>Any number of hosts and processes, each computed from its number.</summary>
internal static class FleetScenario
{
    public const int WatchlistId = 5;
    public const string FeedName = "fleetintel";

    public static ServerData Load(FleetSize size, ServerVersion version, DateTime anchor)
    {
        FleetLayout layout = new(size, version, anchor);
        FleetHosts hosts = new(size.Sensors, anchor);
        return new ServerData
        {
            Version = version,
            Sites = Organization.Sites,
            Groups = Organization.Groups,
            Sensors = hosts,
            Teams = Organization.Teams,
            Users = Organization.Users,
            Processes = new FleetProcessIndex(layout, hosts, version),
            Binaries = new BinaryIndex(FleetSoftware.All.Select(software => SoftwareBinary.Make(software, 200_704) with
            {
                FirstSeen = anchor.AddDays(-200),
                LastSeen = anchor,
            })),
            Feeds =
            [
                new Feed
                {
                    Id = 1, Name = FeedName, DisplayName = "Fleet Intelligence", Summary = "Hits on a few processes.",
                    ProviderUrl = "https://intel.fleet.test/", FeedUrl = "https://intel.fleet.test/feed.json",
                },
            ],
            Watchlists =
            [
                new Watchlist
                {
                    Id = WatchlistId, Name = "Every thousandth process", SearchQuery = "cb.urlver=1&q=process_pid%3A7",
                    Added = anchor.AddDays(-100),
                },
            ],
            Partitions = EventPartitions.Make(anchor, layout.DocumentCount),
        };
    }
}
