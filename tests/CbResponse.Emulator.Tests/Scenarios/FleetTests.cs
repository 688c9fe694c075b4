using System.Text.Json;

namespace CbResponse.Emulator.Tests;

public sealed class FleetTests(FleetFixture server) : IClassFixture<FleetFixture>
{
    public static TheoryData<int, int, string> Sizes => new()
    {
        { 1, 1, "7.6" }, { 3, 7, "7.6" }, { 5, 8, "6.2" }, { 10, 1_000, "7.6" }, { 50, 10_001, "7.1" }, { 4, 333, "5.2" },
    };

    [Fact]
    public async Task There_is_the_investigation_that_every_server_has()
        => Assert.Equal("Default Investigation", Assert.Single((await server.Admin.GetAsync("/api/investigations")).EnumerateArray()).Text("name"));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_computed_orders_are_those_that_sorting_gives(int sensors, int processes, string version)
    {
        FleetProcessIndex index = Index(new FleetSize(sensors, processes, 40), version);
        foreach (bool descending in new[] { false, true })
        {
            Assert.Equal(Sorted(index, document => document.LastUpdate, descending), Walk(index.OpenOrder("last_update", descending)!));
            Assert.Equal(Sorted(index, document => document.Process.Start!.Value, descending), Walk(index.OpenOrder("start", descending)!));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void An_order_can_be_entered_anywhere(int sensors, int processes, string version)
    {
        FleetProcessIndex index = Index(new FleetSize(sensors, processes, 40), version);
        List<int> all = Walk(index.OpenOrder("last_update", true)!);
        DocumentSequence jumping = index.OpenOrder("last_update", true)!;
        for (int i = 0; i < 200; i++)
        {
            int rank = StableHash.Pick(StableHash.Mix((ulong)i), all.Count);
            Assert.Equal(all[rank], jumping[rank]);
        }

        Assert.Equal(all.AsEnumerable().Reverse(), Enumerable.Range(0, all.Count).Reverse().Select(rank => jumping[rank]));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_process_is_found_by_its_id_and_by_its_parent(int sensors, int processes, string version)
    {
        FleetProcessIndex index = Index(new FleetSize(sensors, processes, 40), version);
        DocumentReader<ProcessDocument> reader = index.OpenReader();
        HashSet<ProcessGuid> guids = [];
        for (int number = 0; number < index.DocumentCount; number++)
        {
            ProcessFacts process = reader.Read(number).Process;
            guids.Add(process.Guid);
            DocumentRange range = index.Find(process.Guid)!.Value;
            Assert.InRange(number, range.First, range.Last);
            if (process.Parent is { IsUnknownParent: false } parent)
            {
                ProcessGuid guid = process.Guid;
                Assert.True(parent.Start < guid.Start);
                Assert.Contains(index.ChildrenOf(parent), child => child.Guid == guid);
            }
        }

        Assert.Equal(processes, guids.Count);
        Assert.Null(index.Find(ProcessGuid.UnknownParent(1)));
        Assert.Null(index.Find(ProcessGuid.Of(1, 4, new DateTime(2300, 1, 1, 0, 0, 0, DateTimeKind.Utc))));
    }

    [Theory]
    [InlineData("7.6", 100)]
    [InlineData("7.6", 0)]
    [InlineData("7.6", 7)]
    [InlineData("5.2", 25_000)]
    public void Counts_are_those_of_the_events_and_add_up(string version, int events)
    {
        FleetProcessIndex index = Index(new FleetSize(3, 9, events), version);
        DocumentReader<ProcessDocument> reader = index.OpenReader();
        int all = 0;
        for (int number = 0; number < index.DocumentCount; number++)
        {
            ProcessDocument document = reader.Read(number);
            EventCounts counts = document.Counts;
            Assert.Equal(
                (counts.ModLoads, counts.FileMods, counts.RegMods, counts.NetConns, counts.ChildProcs, counts.CrossProcs),
                (document.ModLoads.Count(), document.FileMods.Count(), document.RegMods.Count(), document.NetConns.Count(),
                    document.Children.Count(), document.CrossProcs.Count()));
            Assert.All(EventMerger.Merge(EventKind.For(ServerVersion.V76, 4), document), pair
                => Assert.InRange(pair.Event.Time, document.Process.Start!.Value, document.LastUpdate));
            all += counts.ModLoads + counts.FileMods + counts.RegMods + counts.NetConns + counts.ChildProcs + counts.CrossProcs;
        }

        // Three hosts of three processes each: the first one of a host has started the other two.
        Assert.Equal((9 * events) + 6, all);
    }

    [Fact]
    public void Before_6_0_a_segment_holds_ten_thousand_events()
    {
        FleetProcessIndex index = Index(new FleetSize(1, 2, 25_000), "5.2");
        Assert.Equal(6, index.DocumentCount);
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(number => index.OpenReader().Read(number).SegmentId));
    }

    [Fact]
    public void A_fleet_too_large_to_number_is_refused()
        => Assert.Throws<UsageException>(()
            => new FleetLayout(new FleetSize(1, 100_000_000, 10_000_000), ServerVersion.V52, EmulatorFixture.Anchor));

    [Fact]
    public async Task Searches_page_and_group_over_the_computed_documents()
    {
        JsonElement all = await server.Admin.SearchAsync("", ("rows", "1"));
        Assert.Equal(6_375, all.GetProperty("total_results").GetInt32());
        Assert.Equal(3_000, (await server.Admin.SearchAsync("", ("rows", "0"), ("cb.group", "id"))).GetProperty("total_results")
            .GetInt32());
        Assert.Equal(20, (await server.Admin.SearchAsync("", ("rows", "100"), ("cb.group", "hostname"))).GetProperty("results")
            .GetArrayLength());
        JsonElement found = await server.Admin.SearchAsync("process_name:net.exe", ("rows", "1000"));
        Assert.Equal(found.GetProperty("total_results").GetInt32(), found.GetProperty("results").GetArrayLength());
        Assert.All(found.GetProperty("results").EnumerateArray(), row
            => Assert.Equal("net.exe", row.GetProperty("process_name").GetString()));
        List<string> times = [.. found.GetProperty("results").EnumerateArray()
            .Select(row => row.GetProperty("last_update").GetString()![..19])];
        Assert.Equal(times.OrderDescending(), times);
    }

    [Theory]
    [InlineData("hostname asc")]
    [InlineData("process_pid desc")]
    [InlineData("last_server_update desc")]
    public async Task Orders_that_are_not_computed_are_sorted(string sort)
    {
        string field = sort.Split(' ')[0];
        JsonElement answer = await server.Admin.SearchAsync("", ("rows", "7000"), ("sort", sort));
        List<string> values = [.. answer.GetProperty("results").EnumerateArray()
            .Select(row => field == "process_pid" ? row.GetProperty(field).GetInt32()
                .ToString("d9", System.Globalization.CultureInfo.InvariantCulture) : row.GetProperty(field).GetString()![..^1])];
        Assert.Equal(sort.EndsWith("asc", StringComparison.Ordinal) ? values.Order(StringComparer.Ordinal)
            : values.OrderDescending(StringComparer.Ordinal), values);
    }

    [Fact]
    public async Task The_same_search_twice_is_answered_from_the_list_that_was_found()
    {
        JsonElement first = await server.Admin.SearchAsync("process_name:chrome.exe", ("rows", "50"), ("start", "50"));
        JsonElement second = await server.Admin.SearchAsync("process_name:chrome.exe", ("rows", "50"), ("start", "50"));
        Assert.Equal(first.GetProperty("results").GetRawText(), second.GetProperty("results").GetRawText());
        Assert.NotEqual(
            (await server.Admin.SearchAsync("process_name:chrome.exe", ("rows", "0"))).GetProperty("total_results").GetInt32(),
            (await server.User.SearchAsync("process_name:chrome.exe", ("rows", "0"))).GetProperty("total_results").GetInt32());
    }

    [Fact]
    public async Task A_document_is_of_the_size_of_real_ones()
    {
        JsonElement answer = await server.Admin.SearchAsync("", ("rows", "1000"));
        Assert.InRange(answer.GetProperty("results").GetRawText().Length / 1000, 1_000, 1_500);
    }

    private static FleetProcessIndex Index(FleetSize size, string version)
    {
        ServerVersion server = ServerVersion.Find(version)!;
        return new FleetProcessIndex(new FleetLayout(size, server, EmulatorFixture.Anchor),
            new FleetHosts(size.Sensors, EmulatorFixture.Anchor), server);
    }

    private static List<int> Walk(DocumentSequence order) => [.. Enumerable.Range(0, order.Count).Select(rank => order[rank])];

    private static List<int> Sorted(FleetProcessIndex index, Func<ProcessDocument, DateTime> key, bool descending)
    {
        DocumentReader<ProcessDocument> reader = index.OpenReader();
        Dictionary<int, DateTime> keys = Enumerable.Range(0, index.DocumentCount)
            .ToDictionary(number => number, number => key(reader.Read(number)));
        return [.. (descending ? keys.Keys.OrderByDescending(number => keys[number]) : keys.Keys.OrderBy(number => keys[number]))
            .ThenBy(number => number)];
    }
}
