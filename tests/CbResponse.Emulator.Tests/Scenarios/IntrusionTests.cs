namespace CbResponse.Emulator.Tests;

public sealed class IntrusionTests
{
    private static readonly DateTime Anchor = EmulatorFixture.Anchor;

    public static TheoryData<string> Versions => [.. ServerVersion.All.Select(version => version.ToString())];

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_same_anchor_tells_the_same_story(string version)
        => Assert.Equal(Describe(Load(version)), Describe(Load(version)));

    [Theory]
    [MemberData(nameof(Versions))]
    public void Another_anchor_moves_the_story_and_changes_nothing_else(string version)
    {
        TimeSpan later = TimeSpan.FromMinutes(1_234_567);
        ServerData moved = IntrusionScenario.Load(ServerVersion.Find(version)!, Anchor + later);
        Assert.Equal(Offsets(Load(version), TimeSpan.Zero), Offsets(moved, later));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void There_are_enough_processes_on_twelve_hosts_in_four_groups_and_two_sites(string version)
    {
        ServerData data = Load(version);
        Assert.InRange(data.Processes.ProcessCount, 400, 5_000);
        Assert.Equal((12, 4, 2), (data.Sensors.Count, data.Groups.Count, data.Sites.Count));
        Assert.Equal(3, Documents(data).Select(document => document.Process.Host.Type).Distinct().Count());
        Assert.Equal(3, Documents(data).Select(document => document.Process.Host.Os).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_document_is_one_and_every_parent_knows_its_child(string version)
    {
        ServerData data = Load(version);
        HashSet<(ProcessGuid, long)> seen = [];
        foreach (ProcessDocument document in Documents(data))
        {
            Assert.True(seen.Add((document.Process.Guid, document.SegmentId)));
            Assert.Equal(document.Process.Host.SensorId, (int)document.Process.Guid.SensorId);
            if (document.Process.Parent is { } parent && data.Processes.Find(parent) is not null)
                Assert.Contains(data.Processes.ChildrenOf(parent), child => child.Guid == document.Process.Guid);
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Nothing_happens_after_now_or_before_its_process_started(string version)
    {
        foreach (ProcessDocument document in Documents(Load(version)))
        {
            Assert.True(document.LastUpdate <= Anchor, document.Process.CommandLine);
            Assert.True(document.LastServerUpdate <= Anchor, document.Process.CommandLine);
            Assert.True(document.LastUpdate <= document.LastServerUpdate);
            foreach (EventKind kind in EventKind.For(ServerVersion.V76, 4))
            {
                Assert.All(kind.Of(document), item => Assert.InRange(item.Time, document.Process.Guid.Start, document.LastUpdate));
            }
        }
    }

    [Fact]
    public void Names_and_command_lines_use_all_of_unicode_and_the_letters_that_urls_escape()
    {
        string all = string.Join('\n', Documents(Load("7.6"))
            .Select(document => document.Process.Path + document.Process.CommandLine + document.Process.UserName));
        foreach (string part in new[] { "müller", "иванова", "🚀", "计划", "&", "%", "#", "+", "(x86)", "o'neil", "№" })
            Assert.Contains(part, all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Documents(Load("7.6")), document => document.Process.Path?.Contains('|', StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void The_worked_example_lies_at_its_own_dates_whatever_the_anchor()
    {
        ServerData early = IntrusionScenario.Load(ServerVersion.V76, Anchor);
        ServerData late = IntrusionScenario.Load(ServerVersion.V76, Anchor.AddYears(3));
        ProcessGuid shell = ProcessGuid.Parse("00000003-0000-036c-01d2-2efd3af51186");
        Assert.Equal(early.Processes.ChildrenOf(shell), late.Processes.ChildrenOf(shell));
        Assert.Equal(2, early.Processes.ChildrenOf(shell).Count());
        Assert.Equal(7, early.Processes.Find(ProcessGuid.Parse("00000001-0000-0e48-01d2-c2a397f4cfe0"))?.Count);
    }

    [Fact]
    public void Alerts_watchlists_and_reports_point_at_what_exists()
    {
        ServerData data = Load("7.6");
        IReadOnlyList<Alert> alerts = data.Alerts.At(DateTime.MaxValue);
        Assert.NotEmpty(alerts);
        Assert.All(alerts, alert => Assert.True(alert.Process is { } process
            ? data.Processes.Find(process) is not null
            : data.Binaries.Find(alert.BinaryMd5!)!.Hosts.Any(host => host.SensorId == alert.SensorId)));
        Assert.Equal(alerts.Count, new AlertView(data, new Viewer(data.Users[0], data.Teams), alerts).All.Count);
        Assert.All(data.Reports, report => Assert.Contains(data.Feeds, feed => feed.Id == report.FeedId));
        Assert.All(data.Bans.List(), ban => Assert.NotNull(data.Binaries.Find(ban.Md5)));
        HashSet<int> hits = [.. Documents(data).SelectMany(document => document.Process.WatchlistHits).Select(hit => hit.WatchlistId)];
        Assert.Subset(data.Watchlists.Select(watchlist => watchlist.Id).ToHashSet(), hits);
        Assert.NotNull(data.Binaries.Find("7FB55F5A62E78AF9B58D08AAEEAEF848"));
    }

    [Fact]
    public void Every_process_with_a_file_has_a_binary()
    {
        ServerData data = Load("7.6");
        Assert.All(Documents(data), document
            => Assert.True(document.Process.Hash is null || data.Binaries.Find(document.Process.Hash.Md5) is not null));
    }

    private static ServerData Load(string version) => IntrusionScenario.Load(ServerVersion.Find(version)!, Anchor);

    private static List<ProcessDocument> Documents(ServerData data)
        => [.. Enumerable.Range(0, data.Processes.DocumentCount).Select(number => data.Processes.OpenReader().Read(number))];

    private static List<string> Offsets(ServerData data, TimeSpan moved) =>
    [
        .. from document in Documents(data)
           let process = document.Process
           let shift = process.Guid.Start.Year is 2016 or 2017 ? TimeSpan.Zero : moved
           select $"{process.Guid.SensorId} {process.Guid.Pid} {process.Guid.Start - shift:O} {document.LastUpdate - shift:O} "
               + $"{document.LastServerUpdate - shift:O} {process.CommandLine} {document.Counts}",
    ];

    private static List<string> Describe(ServerData data)
        => [.. Documents(data)
            .Select(document
                => $"{document.Process.Guid} {document.SegmentId} {document.Process.CommandLine} {document.Process.Hash?.Md5} {document.Counts}")];
}
