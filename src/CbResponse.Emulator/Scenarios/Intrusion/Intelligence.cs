namespace CbResponse.Emulator;

/// <summary>What the server knows of threats: feeds and their reports, watchlists and bans.</summary>
internal sealed class Intelligence(Story story)
{
    public const int ScriptWatchlist = 12;
    public const int ShareWatchlist = 5;
    private const int UnsignedWatchlist = 20;

    /// <summary>When the published example's watchlist found its processes.</summary>
    public static readonly DateTime ShareHit = new(2016, 11, 16, 4, 50, 1, 750, DateTimeKind.Utc);

    public IReadOnlyList<Feed> Feeds { get; } =
    [
        new Feed
        {
            Id = 1, Name = "ContosoIntel", DisplayName = "Contoso Threat Intelligence",
            Summary = "Indicators that Contoso's analysts collect.",
            ProviderUrl = "https://intel.contoso.test/", FeedUrl = "https://intel.contoso.test/feed.json", Category = "Internal",
            ManuallyAdded = true, Icon = Convert.ToBase64String(BinaryIcon.Default), Actions = [new HitAction(3, HitAction.AlertType, null)],
        },
        new Feed
        {
            Id = 2, Name = "srstrust", DisplayName = "Reputation Trust", Summary = "Programs that are known to be good.",
            ProviderUrl = "https://reputation.example/", FeedUrl = "https://reputation.example/feed.json", ProviderRating = 4,

            // A picture as large as some that vendors send, behind whose end nothing is looked at.
            Icon = Convert.ToBase64String([.. BinaryIcon.Default, .. new byte[200_000]]),
        },
        new Feed
        {
            Id = 3, Name = "SANS", DisplayName = "Suspicious Addresses", Summary = "Addresses that scan or host malware.",
            ProviderUrl = "https://addresses.example/", FeedUrl = "https://addresses.example/feed.json", IsEnabled = false,
        },
    ];

    public ThreatReport Lure { get; } = new()
    {
        FeedId = 1,
        Id = "contoso-2024-017",
        Title = "Invoice lure with PowerShell loader",
        Description = "A document from a mail starts PowerShell, which fetches a program that reports every five minutes.",
        Score = 90,
        Link = "https://intel.contoso.test/r/017",
        Created = story.MinutesAgo(2_900),
        Updated = story.MinutesAgo(1_500),
        Domains = [PhishingChapter.ControlDomain],
        Addresses = [PhishingChapter.ControlAddress],
        Md5s = [AttackSoftware.Beacon.Hash.Md5],
        Tags = ["phishing", "c2"],
    };

    public ThreatReport Dumping { get; } = new()
    {
        FeedId = 1,
        Id = "contoso-2024-004",
        Title = "Credential dumping tools",
        Score = 75,
        Link = "https://intel.contoso.test/r/004",
        Updated = story.MinutesAgo(90_000),
        Md5s = [AttackSoftware.Mimikatz.Hash.Md5, AttackSoftware.Procdump.Hash.Md5],
        Tags = ["credentials"],
    };

    public ThreatReport RemoteTools { get; } = new()
    {
        FeedId = 1,
        Id = "contoso-2023-112",
        Title = "Tools for remote execution",
        Description = "Administrators use them too: look who started them.",
        Score = 40,
        Link = "https://intel.contoso.test/r/112",
        Created = story.MinutesAgo(250_000),
        Updated = story.MinutesAgo(160_000),
        Md5s = [AttackSoftware.Psexec.Hash.Md5, AttackSoftware.PsexecService.Hash.Md5],
        Tags = ["lateral", "tools"],
    };

    private readonly ThreatReport _office = new()
    {
        FeedId = 1,
        Id = "contoso-2023-090",
        Title = "Office starts an interpreter",
        Score = 60,
        Link = "https://intel.contoso.test/r/090",
        Updated = story.MinutesAgo(200_000),
        Query = new ReportQuery("events",
            "cb.urlver=1&q=parent_name%3Awinword.exe%20%28process_name%3Apowershell.exe%20or%20process_name%3Acmd.exe%29"),
        IsIgnored = true,
    };

    private readonly ThreatReport _trusted = new()
    {
        FeedId = 2,
        Id = WindowsSoftware.Svchost.Hash.Md5,
        Title = "Trusted file",
        Score = -100,
        Link = "https://reputation.example/",
        Updated = story.MinutesAgo(400_000),
        Md5s = [WindowsSoftware.Svchost.Hash.Md5],
    };

    private readonly ThreatReport _scanners = new()
    {
        FeedId = 3,
        Id = "scan-week-09",
        Title = "Scanners of the week, 2024/09",
        Score = 20,
        Link = "https://addresses.example/09",
        Updated = story.MinutesAgo(5_000),
        Domains = ["scan.addresses.example"],
        Addresses = ["198.51.100.7", "198.51.100.201", "2001:db8:66::1"],
    };

    public IReadOnlyList<ThreatReport> Reports => [Lure, Dumping, RemoteTools, _office, _trusted, _scanners];

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
            LastHit = story.MinutesAgo(150), LastHitCount = 1, TotalHits = 81, LastRun = story.MinutesAgo(9),
            Actions = [new HitAction(1, HitAction.AlertType, null), new HitAction(2, HitAction.EmailType, """{"email_recipients": [1, 4]}""")],
        },
        new Watchlist
        {
            Id = UnsignedWatchlist, Name = "Unsigned programs", IndexType = "modules", SearchQuery = "cb.urlver=1&q=digsig_result%3AUnsigned",
            Added = story.MinutesAgo(100_000), IsEnabled = false,
        },
    ];

    public IReadOnlyList<BannedHash> Bans { get; } =
    [
        BannedHash.New(AttackSoftware.Mimikatz.Hash.Md5, Organization.Users[0], "credential theft", true, story.MinutesAgo(80_000))
            .WithBlocks(story.Processes),
        BannedHash.New(AttackSoftware.Psexec.Hash.Md5, Organization.Users[0], "remote execution", true, story.MinutesAgo(70_000))
            .Change(Organization.Users[0], string.Empty, false, story.MinutesAgo(69_000))
            .Change(Organization.Users[0], "remote execution; the administrators need it", false, story.MinutesAgo(68_990)),
    ];

    public IReadOnlyList<Investigation> Investigations { get; } =
        [new Investigation(1, "Default Investigation", story.MinutesAgo(400_000)),
            new Investigation(2, "Invoice lure, März", story.MinutesAgo(60))];

    /// <summary>What the analysts have tagged.</summary>
    public List<TaggedEvent> TaggedEvents { get; } = [];

    /// <summary>Tags the processes that the feeds, watchlists and analysts have found.</summary>
    public void Tag(StoryProcess loader)
    {
        loader.WatchlistHits.Add(new WatchlistHit(ScriptWatchlist, story.MinutesAgo(150).AddMilliseconds(104)));
        loader.Investigations.AddRange([Investigations[1], Investigations[1]]);
        TaggedEvents.AddRange([Tagged(1, loader, "procstart", 150, "The macro starts a loader"), Tagged(2, loader, "netconn", 149, "It fetches a program")]);
        foreach (StoryProcess process in story.Processes)
        {
            if (process.Software == AttackSoftware.Beacon || process.Events.OfType<NetConnEvent>()
                .Any(item => item.Domain == PhishingChapter.ControlDomain))
                process.FeedHits.Add(Hit(Lure));
            else if (process.Software == AttackSoftware.Procdump)
                process.FeedHits.Add(Hit(Dumping));
            else if (process.Software == AttackSoftware.Psexec || process.Software == AttackSoftware.PsexecService)
                process.FeedHits.Add(Hit(RemoteTools));
            else if (process.Software == WindowsSoftware.Svchost && process.Host.Id == 1)
                process.FeedHits.Add(Hit(_trusted));
            else if (process.CommandLine is { } command && command.Contains(@"\\test\blah", StringComparison.Ordinal))
                process.WatchlistHits.Add(new WatchlistHit(ShareWatchlist, ShareHit));
        }
    }

    /// <summary>The binary with the tags that reports of its hash, and the watchlist of unsigned programs, left on it.</summary>
    public Binary Tag(Binary binary)
    {
        bool unsigned = binary is { Signature: "Unsigned", Os: OsType.Windows, IsExecutable: true };
        return binary with
        {
            FeedHits = [.. Reports.Where(report => report.Md5s.Contains(binary.Hash.Md5)).Select(Hit)],
            WatchlistHits = unsigned ? [new WatchlistHit(UnsignedWatchlist, binary.FirstSeen.AddMinutes(10))] : [],
        };
    }

    public string FeedName(ThreatReport report) => Feeds[report.FeedId - 1].Name;

    private FeedHit Hit(ThreatReport report)
        => new(FeedName(report).ToLowerInvariant(), report.Score, [report.Id], report.Link, report.Updated);

    private TaggedEvent Tagged(int id, StoryProcess process, string type, int minutesAgo, string description) => new()
    {
        Id = id,
        InvestigationId = Investigations[1].Id,
        Start = story.MinutesAgo(minutesAgo),
        Tagged = story.MinutesAgo(60 - id),
        UserId = Organization.Users[0].Id,
        EventType = type,
        UniqueId = process.Guid.ToString(),
        Data = System.Text.Json.JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["description"] = description }),
    };
}
