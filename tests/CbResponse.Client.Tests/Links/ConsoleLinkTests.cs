using CbResponse.Query;
using FsCheck.Fluent;

namespace CbResponse.Client.Tests;

public sealed class ConsoleLinkTests
{
    private const string Guid = "00000007-0000-1234-01da-6ec35ac2a480";

    private static readonly Uri Server = new("https://edr.example:8443");

    [Theory]
    [InlineData($"https://edr.example/#analyze/{Guid}/1", Guid, 1L)]
    [InlineData($"https://edr.example/#/analyze/{Guid}/1709619002500", Guid, 1_709_619_002_500L)]
    [InlineData($"  <https://EDR.example:443/#/analyze/{Guid}/0?cb.legacy_5x_mode=false>\n", Guid, 0L)]
    [InlineData($"https://edr.example/#/analyze/{Guid}", Guid, null)]
    [InlineData($"https://edr.example/#/analyze/{Guid}/", Guid, null)]
    [InlineData("https://edr.example/#analyze/7078511340675742078/1", "7078511340675742078", 1L)]
    [InlineData($"https://edr.example/#/analyze/{Guid}/12).", Guid, 12L)]
    [InlineData($"https://edr.example/#/analyze/{Guid}.", Guid, null)]
    public void A_link_to_a_process_names_its_document(string text, string id, long? segment)
    {
        ConsoleLink link = ConsoleLink.Parse(text)!;

        Assert.Equal(ConsoleLinkKind.Process, link.Kind);
        Assert.Equal((id, segment), (link.Process!.Value.Id.Id, link.Process.Value.SegmentId));
        Assert.True(link.IsOf(new Uri("https://edr.example")));
        Assert.Null(link.Search);
    }

    [Theory]
    [InlineData("#/search?q=process_name%3Anet.exe&cb.fq.hostname=a%26b", ConsoleLinkKind.ProcessSearch, "process_name:net.exe")]
    [InlineData("#/search/q=process_name%3Anet.exe+x", ConsoleLinkKind.ProcessSearch, "process_name:net.exe x")]
    [InlineData("#search/process_name%3Anet.exe", ConsoleLinkKind.ProcessSearch, "process_name:net.exe")]
    [InlineData("#/search?cb.q.path=a%2Fb", ConsoleLinkKind.ProcessSearch, "path:a/b")]
    [InlineData("#/binaries/q=a", ConsoleLinkKind.BinarySearch, "a")]
    [InlineData("#/alerts/q=a&cb.fq.status=Unresolved", ConsoleLinkKind.AlertSearch, "a")]
    [InlineData("#/threats/q=a", ConsoleLinkKind.ThreatReportSearch, "a")]
    public void A_link_to_a_search_holds_it_as_watchlists_do(string page, ConsoleLinkKind kind, string query)
    {
        ConsoleLink link = ConsoleLink.Parse("https://edr.example/" + page)!;

        Assert.Equal((kind, query), (link.Kind, link.Search!.Query));
        Assert.Null(link.Process);
    }

    [Theory]
    [InlineData("#/host/7", ConsoleLinkKind.Sensor, "7")]
    [InlineData("#binary/0123456789ABCDEF0123456789ABCDEF", ConsoleLinkKind.Binary, "0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("#/watchlist/12?x=y", ConsoleLinkKind.Watchlist, "12")]
    [InlineData("#/threat-details/3/report%2F1", ConsoleLinkKind.ThreatReport, "3/report/1")]
    [InlineData("#/investigation/1/", ConsoleLinkKind.Investigation, "1")]
    [InlineData("#/account/token", ConsoleLinkKind.ApiToken, "token")]
    [InlineData("#/share", ConsoleLinkKind.Sharing, "")]
    [InlineData("#/dashboard", ConsoleLinkKind.Other, "")]
    [InlineData("#", ConsoleLinkKind.Other, "")]
    public void Other_links_have_their_kind(string page, ConsoleLinkKind kind, string rest)
    {
        ConsoleLink link = ConsoleLink.Parse("https://edr.example/" + page)!;

        Assert.Equal((kind, rest), (link.Kind, link.Rest));
        Assert.Null(link.Search);
        Assert.Null(link.Process);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("process_name:net.exe")]
    [InlineData(Guid)]
    [InlineData("https://edr.example/api/info")]
    [InlineData("#/host/7")]
    [InlineData("ftp://edr.example/#/host/7")]
    public void Other_texts_are_no_links(string? text) => Assert.Null(ConsoleLink.Parse(text));

    [Theory]
    [InlineData("nonsense/1")]
    [InlineData(Guid + "/one")]
    [InlineData(Guid + "/-1")]
    [InlineData("")]
    public void A_link_to_a_process_that_names_none_is_told_as_such(string rest)
    {
        ConsoleLink link = ConsoleLink.Parse("https://edr.example/#/analyze/" + rest)!;

        Assert.Equal(ConsoleLinkKind.Process, link.Kind);
        Assert.Null(link.Process);
    }

    [Fact]
    public void No_text_is_too_strange_to_be_read()
        => Properties.Hold(
            Gen.Elements(string.Empty, "https://edr.example/#", "https://edr.example/#/search?", "https://edr.example/#/analyze/", "https://[", "http:#")
                .SelectMany(_ => Gen.ArrayOf(Gen.Choose(0, 0xFFFF).Select(code => (char)code)), (start, rest) => start + new string(rest)),
            text => ConsoleLink.Parse(text) is not { } link || (link.Process is null | link.Search is null),
            times: 2_000);

    [Theory]
    [InlineData("https://edr.example:8443/#/host/7", true)]
    [InlineData("https://EDR.EXAMPLE:8443/console/#/host/7", true)]
    [InlineData("https://edr.example/#/host/7", false)]
    [InlineData("http://edr.example:8443/#/host/7", false)]
    [InlineData("https://other.example:8443/#/host/7", false)]
    public void A_link_knows_its_server(string text, bool expected) => Assert.Equal(expected, ConsoleLink.Parse(text)!.IsOf(Server));

    [Fact]
    public void Links_that_are_made_are_read_again()
    {
        StoredQuery search = StoredQuery.From("process_name:a&b.exe #1");
        (Uri Link, ConsoleLinkKind Kind, string Tail)[] links =
        [
            (ConsoleLink.ToProcess(Server, Guid, 5), ConsoleLinkKind.Process, Guid + "/5"),
            (ConsoleLink.ToSensor(Server, 7), ConsoleLinkKind.Sensor, "7"),
            (ConsoleLink.ToBinary(Server, "0123456789abcdef0123456789abcdef"), ConsoleLinkKind.Binary, "0123456789ABCDEF0123456789ABCDEF"),
            (ConsoleLink.ToWatchlist(Server, 12), ConsoleLinkKind.Watchlist, "12"),
            (ConsoleLink.ToThreatReport(Server, 3, "a b"), ConsoleLinkKind.ThreatReport, "3/a b"),
            (ConsoleLink.ToInvestigation(Server, 1), ConsoleLinkKind.Investigation, "1"),
            (ConsoleLink.ToSharing(Server), ConsoleLinkKind.Sharing, ""),
            (ConsoleLink.ToSearch(Server, QueryIndex.Process, search), ConsoleLinkKind.ProcessSearch, search.ToString()),
            (ConsoleLink.ToSearch(Server, QueryIndex.Binary, search), ConsoleLinkKind.BinarySearch, search.ToString()),
            (ConsoleLink.ToSearch(Server, QueryIndex.Alert, search), ConsoleLinkKind.AlertSearch, search.ToString()),
            (ConsoleLink.ToSearch(Server, QueryIndex.ThreatReport, search), ConsoleLinkKind.ThreatReportSearch, search.ToString()),
        ];
        Assert.All(links, made =>
        {
            ConsoleLink link = ConsoleLink.Parse(made.Link.AbsoluteUri)!;
            Assert.Equal((made.Kind, made.Tail), (link.Kind, link.Rest));
            Assert.True(link.IsOf(Server));
        });
        Assert.Equal($"https://edr.example:8443/#/analyze/{Guid}/5", links[0].Link.AbsoluteUri);
        Assert.Equal(search.Query, ConsoleLink.Parse(links[7].Link.AbsoluteUri)!.Search!.Query);
    }

    [Fact]
    public async Task A_process_knows_its_place_in_the_console()
    {
        using Session session = new();
        session.Server.OnInfo().On(
            "GET /api/v1/process?cb.urlver=1&q=&rows=1&start=0&sort=last_update%20desc",
            Reply.Json($$"""{"results": [{"id": "{{Guid}}", "segment_id": 5}], "total_results": 1}"""));

        Process process = Assert.Single(await session.Client.Processes.SearchAsync(new ProcessSearch { Range = new SearchRange { First = 1 } }).ToListAsync());

        Assert.Equal($"https://edr.example/#/analyze/{Guid}/5", process.ConsoleUri!.AbsoluteUri);
        Assert.Null(new Process().ConsoleUri);
    }

    [Fact]
    public async Task A_search_of_a_link_is_run_as_it_stands()
    {
        StoredQuery stored = ConsoleLink.Parse(
            "https://edr.example/#/search?cb.urlver=1&q=a%20or%20b&cb.q.path=c&cb.fq.hostname=x&cb.fq.hostname=y&cb.group=id&sort=start%20asc&rows=10&start=20"
            + "&cb.min_last_update=-60m&cb.legacy_5x_mode=True&cb.comprehensive_search=true&facet=true&cb.query_source=ui")!.Search!;
        using Session session = new();
        session.Server.OnInfo().On(
            "GET /api/v1/process?cb.urlver=1&q=%28a%20or%20b%29%20path%3Ac&cb.group=id&cb.comprehensive_search=true&cb.fq.hostname=x&cb.fq.hostname=y"
            + "&cb.min_last_update=-60m&cb.legacy_5x_mode=True&rows=100&start=0&sort=start%20asc",
            Reply.Json("""{"results": [], "total_results": 0}"""));

        Assert.Empty(await session.Client.Processes.SearchAsync(ProcessSearch.From(stored, SearchRange.All)).ToListAsync());

        session.Server.AssertDone();
    }

    [Fact]
    public async Task An_old_server_is_not_sent_limits_that_it_would_ignore()
    {
        using Session session = new();
        session.Server.OnInfo("5.2.0");
        ProcessSearch search = ProcessSearch.From(StoredQuery.Parse("q=a&cb.min_last_server_update=2024-03-05"), SearchRange.All);

        CbException error = await Assert.ThrowsAsync<CbException>(async () => await session.Client.Processes.CountAsync(search));

        Assert.Equal(CbErrorKind.NotSupported, error.Kind);
        Assert.StartsWith("cb.min_last_server_update", error.Message, StringComparison.Ordinal);
    }
}
