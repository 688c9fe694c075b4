namespace CbResponse.Emulator;

/// <summary>What the server knows of threats: feeds and their reports, watchlists, bans, and the alerts they raised.</summary>
internal sealed class Intelligence(Story story)
{
    public const int ScriptWatchlist = 12;
    public const int ShareWatchlist = 5;

    public IReadOnlyList<Feed> Feeds { get; } =
    [
        new Feed
        {
            Id = 1, Name = "ContosoIntel", DisplayName = "Contoso Threat Intelligence",
            Summary = "Indicators that Contoso's analysts collect.",
            ProviderUrl = "https://intel.contoso.test/", FeedUrl = "https://intel.contoso.test/feed.json", Category = "Internal",
            ManuallyAdded = true,
        },
        new Feed
        {
            Id = 2, Name = "srstrust", DisplayName = "Reputation Trust", Summary = "Programs that are known to be good.",
            ProviderUrl = "https://reputation.example/", FeedUrl = "https://reputation.example/feed.json", ProviderRating = 4,
        },
        new Feed
        {
            Id = 3, Name = "SANS", DisplayName = "Suspicious Addresses", Summary = "Addresses that scan or host malware.",
            ProviderUrl = "https://addresses.example/", FeedUrl = "https://addresses.example/feed.json", IsEnabled = false,
        },
    ];

    public IReadOnlyList<ThreatReport> Reports { get; } =
    [
        new ThreatReport
        {
            FeedId = 1, Id = "contoso-2024-017", Title = "Invoice lure with PowerShell loader", Score = 90,
            Link = "https://intel.contoso.test/r/017",
            Updated = story.MinutesAgo(1_500), Domains = [PhishingChapter.ControlDomain], Addresses = [PhishingChapter.ControlAddress],
            Md5s = [AttackSoftware.Beacon.Hash.Md5], Tags = ["phishing", "c2"],
        },
        new ThreatReport
        {
            FeedId = 1, Id = "contoso-2024-004", Title = "Credential dumping tools", Score = 75, Link = "https://intel.contoso.test/r/004",
            Updated = story.MinutesAgo(90_000), Md5s = [AttackSoftware.Mimikatz.Hash.Md5, AttackSoftware.Procdump.Hash.Md5],
        },
        new ThreatReport
        {
            FeedId = 2, Id = WindowsSoftware.Svchost.Hash.Md5, Title = "Trusted file", Score = -100, Link = "https://reputation.example/",
            Updated = story.MinutesAgo(400_000), Md5s = [WindowsSoftware.Svchost.Hash.Md5],
        },
    ];

    public IReadOnlyList<Watchlist> Watchlists { get; } =
    [
        new Watchlist
        {
            Id = ShareWatchlist, Name = "[WARN] Attempts to mount internal share",
            SearchQuery = "cb.urlver=1&q=process_name%3Anet.exe%20cmdline%3A%5C%5Ctest%5Cblah", Added = story.MinutesAgo(300_000),
            LastHit = story.MinutesAgo(290_000), LastHitCount = 2, TotalHits = 2,
        },
        new Watchlist
        {
            Id = ScriptWatchlist, Name = "PowerShell with encoded command", Description = "Hidden windows and encoded commands",
            SearchQuery = "cb.urlver=1&q=process_name%3Apowershell.exe%20cmdline%3Aenc", Added = story.MinutesAgo(200_000),
            LastHit = story.MinutesAgo(150), LastHitCount = 1, TotalHits = 81,
        },
        new Watchlist
        {
            Id = 20, Name = "Unsigned programs", IndexType = "modules", SearchQuery = "cb.urlver=1&q=digsig_result%3AUnsigned",
            Added = story.MinutesAgo(100_000), IsEnabled = false,
        },
    ];

    public IReadOnlyList<BannedHash> Bans { get; } =
        [new BannedHash(AttackSoftware.Mimikatz.Hash.Md5, "credential theft", true, "admin", story.MinutesAgo(80_000))];

    public IReadOnlyList<Investigation> Investigations { get; } =
        [new Investigation(1, "Default Investigation", story.MinutesAgo(400_000)),
            new Investigation(2, "Invoice lure, März", story.MinutesAgo(60))];

    public List<Alert> Alerts { get; } = [];

    /// <summary>Tags what the feeds, watchlists and analysts have found, and raises the alerts.</summary>
    public void Tag(StoryProcess loader, StoryProcess dump)
    {
        loader.WatchlistHits.Add(new WatchlistHit(ScriptWatchlist, story.MinutesAgo(150).AddMilliseconds(104)));
        loader.Investigations.AddRange([Investigations[1], Investigations[1]]);
        dump.FeedHits.Add(Hit(Reports[1]));
        Raise(1, loader, "watchlist.hit.query.process", 60.75, 75, null);
        Raise(2, dump, "watchlist.hit.ingress.process", 71.2, 75, Reports[1]);
        foreach (StoryProcess process in story.Processes)
        {
            if (process.Software == AttackSoftware.Beacon || process.Events.OfType<NetConnEvent>()
                .Any(item => item.Domain == PhishingChapter.ControlDomain))
                process.FeedHits.Add(Hit(Reports[0]));
            else if (process.Software == WindowsSoftware.Svchost && process.Host.Id == 1)
                process.FeedHits.Add(Hit(Reports[2]));
            else if (process.CommandLine is { } command && command.Contains(@"\\test\blah", StringComparison.Ordinal))
                process.WatchlistHits.Add(new WatchlistHit(ShareWatchlist, new DateTime(2016, 11, 16, 4, 50, 1, 750, DateTimeKind.Utc)));
        }

        Raise(3, loader, "watchlist.hit.ingress.process", 88.9, 90, Reports[0]);
    }

    private FeedHit Hit(ThreatReport report)
        => new(Feeds[report.FeedId - 1].Name.ToLowerInvariant(), report.Score, [report.Id], report.Link, report.Updated);

    private void Raise(byte number, StoryProcess process, string type, double severity, int score, ThreatReport? report)
        => Alerts.Add(new Alert
        {
            Id = new Guid(0x3f2b8c1e, 0x0d4a, 0x4e7b, 0x9b, 0x61, 0xaa, 0x0c, 0x5d, 0x1e, 0x2f, number),
            Type = type,
            Created = process.Guid.Start.AddMinutes(10),
            Severity = severity,
            ReportScore = score,
            FeedId = report?.FeedId ?? -1,
            FeedName = report is null ? "My Watchlists" : Feeds[report.FeedId - 1].Name,
            WatchlistId = report?.Id ?? ScriptWatchlist.ToString(System.Globalization.CultureInfo.InvariantCulture),
            WatchlistName = report?.Title ?? Watchlists[1].Name,
            IocType = report is null ? "query" : report.Domains.Count > 0 ? "dns" : "md5",
            IocValue = report is null ? null : report.Domains is [var domain, ..] ? domain : report.Md5s[^1],
            Process = process.Guid,
        });
}
