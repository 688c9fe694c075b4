namespace CbResponse.Emulator;

/// <summary>
/// A phishing mail on a workstation, and what came of it until the intruder stood on a domain controller; around it the
/// ordinary life of twelve hosts. The same for the same anchor, every time.
/// </summary>
internal static class IntrusionScenario
{
    private static readonly IReadOnlyList<Software> KnownFiles =
    [
        WorkedExample.Downloaded, AttackSoftware.Mimikatz, WindowsSoftware.Vbe7, WindowsSoftware.Amsi, WindowsSoftware.Winhttp,
        WindowsSoftware.Dbghelp, .. WindowsSoftware.CommonLibraries,
    ];

    public static ServerData Load(ServerVersion version, DateTime anchor)
    {
        Story story = new(anchor);
        StoryHosts hosts = new(anchor, Organization.Groups);
        (Intelligence intelligence, IReadOnlyList<Alert> alerts) = Tell(story, hosts);
        StoredProcessIndex processes = new StoryCompiler(story, version).Compile();
        return new ServerData
        {
            Version = version,
            Sites = new RecordStore<Site>(Organization.Sites, site => site.Id),
            Groups = new RecordStore<SensorGroup>(Organization.Groups, group => group.Id),
            Sensors = new SensorBook([.. hosts.All.Select(host => host.Sensor)]),
            Teams = Organization.Teams,
            Users = Organization.Users,
            Processes = processes,
            Binaries = new BinaryIndex(StoryBinaries.Collect(story, KnownFiles).Select(intelligence.Tag)),
            Feeds = new RecordStore<Feed>(intelligence.Feeds, feed => feed.Id),
            Reports = new ReportList(intelligence.Reports),
            FeedPages = new([KeyValuePair.Create(PublishedFeed.Address, new FeedPage(200, PublishedFeed.File(anchor)))], StringComparer.Ordinal),
            Watchlists = new RecordStore<Watchlist>([.. intelligence.Watchlists, .. new StoryWatchlists(story).All], watchlist => watchlist.Id),
            Alerts = new AlertList(alerts),
            Bans = new BanList(intelligence.Bans),
            Investigations = intelligence.Investigations,
            TaggedEvents = new RecordStore<TaggedEvent>(intelligence.TaggedEvents, item => item.Id),
            Partitions = EventPartitions.Make(anchor, processes.DocumentCount),
            IngressFilters = IngressNoise.Filters(anchor),
            Logins = ConsoleLogins.Make(anchor),
        };
    }

    private static (Intelligence Intelligence, IReadOnlyList<Alert> Alerts) Tell(Story story, StoryHosts hosts)
    {
        WindowsLife finance1 = new WindowsLife(story, hosts.Finance1, 3_000).LogOn(95).Routine(7, 230);
        WindowsLife finance2 = new WindowsLife(story, hosts.Finance2, 1_750).LogOn(80).Routine(6, 240);
        new WindowsLife(story, hosts.Example, 900).Routine(2, 300);
        WindowsLife personnel = new WindowsLife(story, hosts.Personnel, 640).LogOn(200).Routine(4, 120);
        WindowsLife developer1 = new WindowsLife(story, hosts.Developer1, 7_200).LogOn(60).Routine(8, 300);
        WindowsLife developer2 = new WindowsLife(story, hosts.Developer2, 9_000).LogOn(70);
        WindowsLife files = new WindowsLife(story, hosts.FileServer, 30_000).Routine(8, 350);
        WindowsLife sql = new WindowsLife(story, hosts.SqlServer, 25_000).Routine(8, 360);
        WindowsLife domain1 = new WindowsLife(story, hosts.Domain1, 40_000).Routine(6, 410);
        WindowsLife domain2 = new WindowsLife(story, hosts.Domain2, 41_000).Routine(6, 415);
        TellServers(files, sql, domain1, domain2);

        // A service that ended soon after the start of the host, a long time ago.
        finance1.Services.HadStarted(20, 5_116, WindowsSoftware.Updater);
        DailyLife.Tell(developer1, developer2, personnel, finance2);
        LinuxLife.Tell(story, hosts.Web);
        MacLife.Tell(story, hosts.Mac);
        WorkedExample.Tell(story, hosts.Example, hosts.Finance1);

        StoryProcess loader = PhishingChapter.Tell(finance1);
        DiscoveryChapter.Tell(loader);
        DiscoveryChapter.TellFileServer(files, hosts.Finance1);
        StoryProcess dump = CredentialChapter.Tell(loader, finance1);
        LateralChapter.Tell(loader, sql, domain1);
        Intelligence intelligence = new(story);
        intelligence.Tag(loader);
        return (intelligence, new StoryAlerts(story, intelligence).Raise(loader, dump));
    }

    private static void TellServers(WindowsLife files, WindowsLife sql, WindowsLife domain1, WindowsLife domain2)
    {
        WindowsLife.Run(files.Services, 14, WindowsSoftware.DfsService, @"C:\Windows\system32\dfssvc.exe");
        WindowsLife.Run(sql.Services, 20, WindowsSoftware.SqlServer,
            "\"C:\\Program Files\\Microsoft SQL Server\\MSSQL15.MSSQLSERVER\\MSSQL\\Binn\\sqlservr.exe\" -sMSSQLSERVER",
            @"NT SERVICE\MSSQLSERVER")
            .Accepts(9_000, System.Net.IPAddress.Parse("10.20.4.10"), 1433)
            .Writes(9_001, @"e:\data\shop.mdf");
        foreach (WindowsLife domain in new[] { domain1, domain2 })
        {
            WindowsLife.Run(domain.Services, 15, WindowsSoftware.DnsServer, @"C:\Windows\system32\dns.exe")
                .Accepts(60, System.Net.IPAddress.Parse("10.20.1.11"), 53);
            domain.Lsass.Accepts(70, System.Net.IPAddress.Parse("10.20.1.11"), 88)
                .Accepts(80, System.Net.IPAddress.Parse("2001:db8:20::4"), 389);
        }
    }
}
