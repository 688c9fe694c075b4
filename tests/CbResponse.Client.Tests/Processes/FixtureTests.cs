using System.Net;

namespace CbResponse.Client.Tests;

/// <summary>Whole answers: those of the REST reference to the letter, repaired only where they are no JSON, and an invented one of a later server.</summary>
public sealed class FixtureTests
{
    [Fact]
    public async Task The_process_search_of_the_reference_is_read()
    {
        using Session session = new();
        session.Server.OnInfo("4.2.0").On(
            "GET /api/v1/process?cb.urlver=1&q=notepad.exe&rows=100&start=0&sort=last_update%20desc",
            Reply.Json(Fixture.Text("reference-process-search.repaired-trailing-commas-and-missing-comma.json")));

        Process process = Assert.Single(
            await session.Client.Processes.SearchAsync(new ProcessSearch { Query = "notepad.exe" }, session.Observer).ToListAsync());

        session.Server.AssertDone();
        Assert.Empty(session.Observer.Warnings);
        Assert.Equal(("-3748189368838069954", 1L, "cbfbc1a0-b782-e13e-0000-000000000001"), (process.Id!, process.SegmentId, process.UniqueId!));
        Assert.Equal(("explorer.exe", "c:\\windows\\explorer.exe", "ac4c51eb24aa95b77f705ab159189e24"), (process.ProcessName, process.Path, process.Md5));
        Assert.Equal(("WIN-EP7RMLTCLAJ", "Default Group", 2, "windows"), (process.HostName, process.Group, process.SensorId, process.OSType));
        Assert.Equal(Utc(2013, 8, 14, 13, 41, 57), process.Start);
        Assert.Equal(Utc(2013, 8, 22, 15, 0, 2), process.LastUpdate);
        Assert.Equal((103, 355, 10, 0, 7), (process.ModLoadCount, process.RegModCount, process.FileModCount, process.NetConnCount, process.ChildProcCount));
        Assert.Null(process.Pid);
        Assert.Null(process.CrossProcCount);
        Assert.Empty(process.AdditionalFields);
        Assert.Equal("explorer.exe (?) on WIN-EP7RMLTCLAJ", process.ToString());
        Assert.Equal("edr.example", process.Server);
    }

    [Fact]
    public async Task The_matches_of_the_search_of_the_reference_are_read()
    {
        using Session session = new();
        session.Server.OnInfo("5.2.0").On(
            "GET /api/v1/process?cb.urlver=1&q=notepad.exe&rows=0&start=0&facet=true",
            Reply.Json(Fixture.Text("reference-process-search.repaired-trailing-commas-and-missing-comma.json")));

        SearchPage page = await session.Client.Processes.GetFacetsAsync(new ProcessSearch { Query = "notepad.exe" }, []);

        session.Server.AssertDone();
        Assert.Equal((1L, 0L, 0.8763120174407959), (page.TotalResults, page.Start, page.Elapsed));
        Assert.Equal(["notepad.exe"], page.Terms);
        Highlight highlight = Assert.Single(page.Highlights);
        Assert.Equal(["notepad.exe"], highlight.Marked.Terms);
        Assert.EndsWith("\\system32\\notepad.exe", highlight.Text, StringComparison.Ordinal);
        Assert.Equal(highlight.Text, highlight.ToString());
        Assert.Equal(["cbfbc1a0-b782-e13e-0000-000000000001"], highlight.Ids);
        Assert.Empty(page.TaggedProcesses);
        Assert.Empty(page.Facets);
        Assert.Equal(["filtered"], page.AdditionalFields.Keys);
    }

    [Fact]
    public async Task The_facets_of_the_reference_are_read()
    {
        using Session session = new();
        session.Server.OnInfo().On(
            "GET /api/v1/process?cb.urlver=1&q=process_name%3Awinword.exe&rows=0&start=0&facet=true&facet.field=hour_of_day",
            Reply.Json(Fixture.Text("reference-process-facets.json")));

        SearchPage page = await session.Client.Processes.GetFacetsAsync(
            new ProcessSearch { Query = "process_name:winword.exe" }, ["hour_of_day"]);

        session.Server.AssertDone();
        Assert.Equal(4, page.TotalResults);
        Assert.Equal(["process_name:winword.exe"], page.Terms);
        Assert.Equal(["hour_of_day"], page.Facets.Keys);
        Assert.Equal(
            [("16", 2L, 100.0, 50.0), ("15", 1L, 50.0, 25.0), ("17", 1L, 50.0, 25.0)],
            page.Facets["hour_of_day"].Select(value => (value.Name, value.Count, value.Percent!.Value, value.Ratio!.Value)));
        Assert.Equal("16: 2", page.Facets["hour_of_day"][0].ToString());
        Assert.Equal("{\"hour_of_day\":[]}", page.AdditionalFields.GetRawJson("filtered"));
    }

    [Fact]
    public async Task The_summary_of_the_reference_is_read()
    {
        using Session session = new();
        session.Server.OnInfo("5.0.0").On(
            "GET /api/v1/process/2032659773721368929/1?children=10000",
            Reply.Json(Fixture.Text("reference-process-summary.repaired-trailing-commas.json")));

        ProcessSummary summary = await session.Client.Processes.GetSummaryAsync(ProcessId.Parse("2032659773721368929")!);

        session.Server.AssertDone();
        Assert.Equal(("2032659773721368929", 1L, "taskhost.exe $(arg0)"), (summary.Process.Id!, summary.Process.SegmentId, summary.Process.CommandLine!));
        Assert.Equal("5856845119039539348", summary.Process.ParentId);
        Assert.Equal(("5856845119039539348", "services.exe"), (summary.Parent?.Id, summary.Parent?.ProcessName));
        Assert.Equal(["5286285292765095481"], summary.Siblings.Select(sibling => sibling.Id!));
        Assert.Empty(summary.Children);
    }

    [Fact]
    public async Task A_later_servers_search_is_read_field_by_field()
    {
        using Session session = new();
        session.Server.OnInfo().On(
            "GET /api/v1/process?cb.urlver=1&q=process_name%3Aupdater.exe&rows=1&start=0&sort=last_update%20desc",
            Reply.Json(Fixture.Text("process-search-6x.invented.json")));

        Process process = Assert.Single(await session.Client.Processes.SearchAsync(
            new ProcessSearch { Query = "process_name:updater.exe", Range = new SearchRange { First = 1 } }).ToListAsync());

        session.Server.AssertDone();
        Assert.Equal("00000007-0000-1234-01da-6ec35ac2a480", process.Id);
        Assert.Equal((1_709_619_002_500L, 4660, 712), (process.SegmentId, process.Pid, process.ParentPid));
        Assert.Equal("\"C:\\Program Files\\Contoso\\updater.exe\" /silent", process.CommandLine);
        Assert.Equal(("LAB\\svc-update", "S-1-5-21-1-2-3-1105"), (process.UserName, process.UserId));
        Assert.Equal(("services.exe", "00000007-0000-02c8-01da-6e9f00000000"), (process.ParentName, process.ParentId));
        Assert.Equal("00000007-0000-02c8-01da-6e9f00000000-000000000001", process.ParentUniqueId);
        Assert.Null(process.ParentMd5);
        Assert.Equal((167_838_211L, IPAddress.Parse("10.1.2.3")), (process.InterfaceIPNumber, process.InterfaceIP));
        Assert.Equal((-889_163_511L, IPAddress.Parse("203.0.113.9")), (process.CommsIPNumber, process.CommsIP));
        Assert.Equal(Utc(2024, 3, 5, 6, 7, 8).AddMilliseconds(123), process.Start);
        Assert.Equal(Utc(2024, 3, 5, 6, 9, 58).AddMilliseconds(700), process.LastUpdate);
        Assert.Equal(Utc(2024, 3, 5, 6, 10, 2).AddMilliseconds(500), process.LastServerUpdate);
        Assert.Equal((false, true, ""), (process.Terminated, process.FilteringKnownDlls, process.EmetConfig));
        Assert.Equal([new WatchlistHit(12, Utc(2024, 3, 5, 6, 20, 0).AddMilliseconds(104), 1)], process.Watchlists);
        FeedHit hit = Assert.Single(process.FeedHits);
        Assert.Equal(("srstrust", -100, "https://example.invalid/", Utc(2023, 1, 2, 3, 4, 5)), (hit.Feed, hit.Score, hit.Link, hit.Updated));
        Assert.Equal(["00112233445566778899aabbccddeeff"], hit.ReportIds);
        Assert.Equal((12, 3, 1, 1, 1, 1, 0, 0), (
            process.ModLoadCount, process.FileModCount, process.RegModCount, process.NetConnCount,
            process.ChildProcCount, process.CrossProcCount, process.EmetCount, process.ProcessBlockCount));
        Assert.Empty(process.AdditionalFields);
        Assert.Equal("updater.exe (4660) on lab-ws-07", process.ToString());
    }

    [Fact]
    public async Task A_later_servers_page_is_read_beside_its_rows()
    {
        using Session session = new();
        session.Server.OnInfo().On(
            "GET /api/v1/process?cb.urlver=1&q=&rows=0&start=0&facet=true",
            Reply.Json(Fixture.Text("process-search-6x.invented.json")));

        SearchPage page = await session.Client.Processes.GetFacetsAsync(new ProcessSearch(), []);

        const string document = "00000007-0000-1234-01da-6ec35ac2a480-018e0d3bbc84";
        Assert.Equal((3L, true, true, false), (page.TotalResults, page.IsComprehensive, page.AllSegments, page.IsIncomplete));
        Assert.Equal([new InvestigationTag(1, "Default Investigation")], page.TaggedProcesses[document]);
        Assert.Equal([document], Assert.Single(page.Highlights).Ids);
    }

    private static DateTime Utc(int year, int month, int day, int hour, int minute, int second)
        => new(year, month, day, hour, minute, second, DateTimeKind.Utc);
}
