using CbResponse.Query;

namespace CbResponse.Emulator.Tests;

/// <summary>What a fleet answers without making its events is what its events say.</summary>
public sealed class FleetSearchTests
{
    private static readonly ServerData Data = FleetScenario.Load(
        new FleetSize(Sensors: 10, Processes: 200, Events: 90), ServerVersion.V76, EmulatorFixture.Anchor);

    public static TheoryData<string> Fields => [.. Enum.GetNames<EventField>()];

    [Theory]
    [MemberData(nameof(Fields))]
    public void Texts_of_events_match_as_if_they_were_read(string name)
    {
        EventField field = Enum.Parse<EventField>(name);
        string some = Documents().SelectMany(document => EventTexts.Of(document, field)).Skip(40).First();
        TextMatcher[] matchers =
            [new KeywordMatcher(some), new KeywordPatternMatcher("*" + some[^2]), new KeywordPatternMatcher("*"), new KeywordMatcher("nothing")];
        int[] found = new int[matchers.Length];
        foreach (ProcessDocument document in Documents())
        {
            for (int i = 0; i < matchers.Length; i++)
            {
                bool expected = EventTexts.Of(document, field).Any(matchers[i].Matches);
                Assert.Equal(expected, document.AnyText(field, matchers[i]));
                found[i] += expected ? 1 : 0;
            }
        }

        Assert.InRange(found[0], 1, found[2]);
        Assert.Equal(0, found[3]);
    }

    [Theory]
    [InlineData("198.51.100.0/24")]
    [InlineData("2001:db8::/32")]
    [InlineData("10.0.0.0/8")]
    public void Peers_match_as_if_they_were_read(string network)
    {
        AddressMatcher matcher = AddressMatcher.Read(network)!;
        Assert.All(Documents(), document
            => Assert.Equal(document.NetConns.Any(item => matcher.Matches(item.Remote.Address)), document.AnyPeer(matcher)));
    }

    [Theory]
    [InlineData("80")]
    [InlineData("443")]
    [InlineData("49168")]
    public void Ports_match_as_if_they_were_read(string port)
    {
        NumberBounds<long> bounds = NumberBounds<long>.Read(new WordValue(port))!.Value;
        Assert.Contains(Documents(), document => document.AnyPort(bounds));
        Assert.All(Documents(), document
            => Assert.Equal(document.NetConns.Any(item => bounds.Contains(item.ServicePort)), document.AnyPort(bounds)));
    }

    [Fact]
    public void Counts_are_those_of_the_events() => Assert.All(Documents(), document => Assert.Equal(
        (document.ModLoads.Count(), document.FileMods.Count(), document.RegMods.Count(), document.NetConns.Count(), document.Children.Count(),
            document.CrossProcs.Count()),
        (document.Counts.ModLoads, document.Counts.FileMods, document.Counts.RegMods, document.Counts.NetConns, document.Counts.ChildProcs,
            document.Counts.CrossProcs)));

    [Theory]
    [InlineData("last_update desc")]
    [InlineData("start asc")]
    [InlineData("hostname asc")]
    [InlineData("process_pid desc")]
    public void A_scan_finds_the_same_in_every_order(string sort)
    {
        HashSet<string> expected =
            [.. Documents().Where(document => document.Process.Name == "svchost.exe").Select(Data.ProcessFields.IdOf)];
        SearchResult result = Run(("q", "process_name:svchost.exe"), ("sort", sort), ("rows", "1000"));
        List<string> found = [.. result.Page.Select(number => Data.ProcessFields.IdOf(Data.Processes.OpenReader().Read(number)))];
        Assert.Equal(expected.Count, found.Count);
        Assert.Equal(expected, [.. found]);
    }

    [Fact]
    public void Facets_add_up_over_all_threads()
    {
        ServerData large = FleetScenario.Load(new FleetSize(Sensors: 100, Processes: 20_000), ServerVersion.V76, EmulatorFixture.Anchor);
        SearchParameters parameters = new();
        parameters.Add("facet", "true");
        parameters.Add("facet.field", "hostname");
        SearchResult result = new ProcessSearch(large, new Viewer(large.Users[0], large.Teams), EmulatorFixture.Anchor, TestContext.Current.CancellationToken)
            .Run(ProcessSearchRequest.Read(parameters, large.Version, EmulatorFixture.Anchor), SearchDistortion.None);
        Facet facet = Assert.Single(result.Facets);
        Assert.Equal(100, facet.Entries.Count);
        Assert.Equal(result.Total, facet.Entries.Sum(entry => entry.Count));
        Assert.Equal(large.Processes.DocumentCount, result.Total);
    }

    [Fact]
    public void Every_tagged_process_has_raised_an_alert()
    {
        ServerData data = FleetScenario.Load(new FleetSize(Sensors: 100, Processes: 12_008), ServerVersion.V76, EmulatorFixture.Anchor);
        HashSet<string> tagged =
        [
            .. Enumerable.Range(0, data.Processes.DocumentCount).Select(number => data.Processes.OpenReader().Read(number).Process)
                .Where(process => process.WatchlistHits.Count + process.FeedHits.Count > 0)
                .Select(process => process.Guid.ToString()),
        ];
        IReadOnlyList<AlertDocument> alerts = new AlertView(data, new Viewer(data.Users[0], data.Teams), data.Alerts.At(EmulatorFixture.Anchor)).All;
        Assert.Equal(16, alerts.Count);
        Assert.Equal(tagged, [.. alerts.Select(alert => alert.Alert.Process!.Value.ToString())]);
        Assert.Equal(alerts.Count, alerts.Select(alert => alert.Alert.Id).Distinct().Count());
        Assert.All(alerts, alert => Assert.True(alert.Alert.Created <= EmulatorFixture.Anchor));
        Assert.Equal(
            alerts.Select(alert => alert.Alert.Id.ToString()).Order(StringComparer.Ordinal), alerts.Select(alert => alert.Alert.Id.ToString()));
    }

    private static SearchResult Run(params (string Name, string Value)[] parameters)
    {
        SearchParameters read = new();
        foreach ((string name, string value) in parameters)
            read.Add(name, value);
        return new ProcessSearch(Data, new Viewer(Data.Users[0], Data.Teams), EmulatorFixture.Anchor, TestContext.Current.CancellationToken)
            .Run(ProcessSearchRequest.Read(read, Data.Version, EmulatorFixture.Anchor), SearchDistortion.None);
    }

    private static IEnumerable<ProcessDocument> Documents()
    {
        DocumentReader<ProcessDocument> reader = Data.Processes.OpenReader();
        for (int number = 0; number < Data.Processes.DocumentCount; number++)
            yield return reader.Read(number);
    }
}
