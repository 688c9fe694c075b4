using System.Net;
using CbResponse.Query;

namespace CbResponse.Client.Tests;

public sealed class WatchlistTests
{
    private const string Route = "/api/v1/watchlist";
    private const string One = $"{Route}/12";
    private const string Success = """{"result": "success"}""";
    private const string Stored = "cb.urlver=1&q=process_name%3Aupdater.exe";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_of_a_newer_server_is_read()
    {
        Watchlist watchlist = Assert.Single(await ListAsync($$"""
            [{"id": "12", "name": "Updater runs", "description": "", "enabled": true, "readonly": false, "index_type": "events", "group_id": -1,
              "search_query": "{{Stored}}", "date_added": "2024-01-27 08:30:00.125000+00:00", "last_hit": "2024-03-05 06:20:00.104133+00:00", "last_hit_count": 1,
              "search_timestamp": "2024-03-05 06:20:00.410220", "total_hits": "81", "total_tags": "80", "colour": "red"}]
            """));
        Assert.Equal((12, "Updater runs", "", true, false), (watchlist.Id, watchlist.Name, watchlist.Description, watchlist.IsEnabled, watchlist.IsReadOnly));
        Assert.Equal((QueryIndex.Process, "process_name:updater.exe", Stored), (watchlist.Index, watchlist.Query, watchlist.SearchQuery));
        Assert.Equal((1, 81, 80, -1), (watchlist.LastHitCount, watchlist.TotalHits, watchlist.TotalTags, watchlist.GroupId));
        Assert.Equal(new DateTime(2024, 1, 27, 8, 30, 0, 125, DateTimeKind.Utc), watchlist.CreatedTime);
        Assert.Equal(new DateTime(2024, 3, 5, 6, 20, 0, DateTimeKind.Utc).AddTicks(1_041_330), watchlist.LastHit);
        Assert.Equal(new DateTime(2024, 3, 5, 6, 20, 0, DateTimeKind.Utc).AddTicks(4_102_200), watchlist.LastRun);
        Assert.Equal("red", watchlist.AdditionalFields["colour"]);
        Assert.Equal(("edr.example", "https://edr.example/#/watchlist/12", "Updater runs"), (watchlist.Server, watchlist.ConsoleUri?.ToString(), watchlist.ToString()));
    }

    /// <summary>The vendor's own example.</summary>
    [Fact]
    public async Task The_published_record_is_read()
    {
        Watchlist watchlist = Assert.Single(await ListAsync("""
            [{"alliance_id": null, "date_added": "2013-12-11 11:36:38.476886-08:00", "from_alliance": false, "id": 4, "index_type": "modules",
              "last_hit": "2013-12-11 15:05:04.964374-08:00", "last_hit_count": 22, "name": "Newly Loaded Modules",
              "search_query": "q=is_executable_image%3Afalse&cb.urlver=1&sort=server_added_timestamp%20desc"}]
            """));
        Assert.Equal((4, "Newly Loaded Modules", QueryIndex.Binary, "is_executable_image:false", 22), (watchlist.Id, watchlist.Name, watchlist.Index, watchlist.Query, watchlist.LastHitCount));
        Assert.Equal(new DateTime(2013, 12, 11, 23, 5, 4, DateTimeKind.Utc).AddTicks(9_643_740), watchlist.LastHit);
        Assert.Empty(watchlist.AdditionalFields);
    }

    [Fact]
    public async Task A_record_of_an_older_server_is_read()
    {
        Watchlist watchlist = Assert.Single(await ListAsync("""
            [{"id": 3, "name": "", "index_type": "modules", "search_query": null, "enabled": "true", "last_hit": null, "search_timestamp": "1970-01-01T00:00:00.000Z",
              "alliance_id": null, "from_alliance": true, "total_hits": 7}]
            """));
        Assert.Equal((3, QueryIndex.Binary, "", null, true, 7), (watchlist.Id, watchlist.Index, watchlist.Query, watchlist.SearchQuery, watchlist.IsFromAlliance, watchlist.TotalHits));
        Assert.Null(watchlist.LastHit);
        Assert.Null(watchlist.LastRun);
        Assert.Equal((true, "", null), (watchlist.IsEnabled, watchlist.ToString(), watchlist.AllianceId));
    }

    /// <summary>The forms that are met (edr-api.md 2.8).</summary>
    [Theory]
    [InlineData("q=process_name%3Acalc.exe&cb.urlver=1&sort=start%20desc", "process_name:calc.exe")]
    [InlineData("q=process_name:calc.exe", "process_name:calc.exe")]
    [InlineData("cb.urlver=1&facet=false&q=process_name%3Anet.exe+cmdline%3Aview", "process_name:net.exe cmdline:view")]
    [InlineData("cb.urlver=1&q=process_name%3Anotepad%2B%2B.exe", "process_name:notepad++.exe")]
    [InlineData("cb.urlver=1&cb.q.process_name=cmd.exe&cb.fq.hostname=a", "process_name:cmd.exe")]
    [InlineData("chrome.exe", "chrome.exe")]
    [InlineData("q=cb.urlver=1&process_name%3Aa.exe", "cb.urlver=1")]
    [InlineData("", "")]
    public async Task A_query_is_readable_in_whatever_form_it_is_stored(string stored, string query)
    {
        Watchlist watchlist = Assert.Single(await ListAsync($$"""[{"id": 1, "name": "x", "search_query": "{{stored}}", "index_type": "other"}]"""));
        Assert.Equal((query, stored, null), (watchlist.Query, watchlist.SearchQuery, watchlist.Index));
    }

    [Fact]
    public async Task A_list_may_be_empty_and_a_record_needs_a_number()
    {
        Assert.Empty(await ListAsync(""));
        Assert.Equal("id", (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => ListAsync("""[{"name": "x"}]"""))).Path);
    }

    [Theory]
    [InlineData("""{"id": 12}""")]
    [InlineData("""{"id": "12"}""")]
    public async Task A_new_watchlist_is_read_back(string answer)
    {
        using Session session = new();
        session.Server.On($"GET {Route}", Reply.Json("[]"))
            .On($"POST {Route}", Reply.Json(answer), $$"""{"name":"größer \"a\"","search_query":"{{Stored}}","index_type":"events"}""")
            .On($"GET {One}", Reply.Json(Record(name: "größer \\\"a\\\"")));
        Watchlist watchlist = await session.Client.Watchlists.CreateAsync(
            new WatchlistSettings { Name = "größer \"a\"", Query = StoredQuery.From("process_name:updater.exe") }, cancellationToken: Stop);
        Assert.Equal((12, "größer \"a\""), (watchlist.Id, watchlist.Name));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task All_settings_are_sent_and_a_server_that_tells_no_number_is_asked_for_the_name()
    {
        using Session session = new();
        session.Server.On($"GET {Route}", Reply.Json("[]"))
            .On($"POST {Route}", Reply.Json(Success), $$"""{"name":"n","search_query":"{{Stored}}","index_type":"modules","description":"d","enabled":false}""")
            .On($"GET {Route}", Reply.Json($"[{Record(id: 44, name: "N", index: "modules", description: "d", enabled: "false")}]"));
        CbUnexpectedResponseException failure = await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.Watchlists.CreateAsync(
            new WatchlistSettings { Name = "n", Query = StoredQuery.Parse(Stored), Index = QueryIndex.Binary, Description = "d", IsEnabled = false }, cancellationToken: Stop));
        Assert.Equal("The server reported success, but what it stored of the new watchlist 44 is not what was asked for: the name, which is 'N'.", failure.Message);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_name_or_number_that_is_there_is_a_conflict_with_its_number()
    {
        using Session session = new();
        session.Server.On($"GET {Route}", Reply.Json($"[{Record()}]")).On($"GET {Route}", Reply.Json($"[{Record()}]"));
        WatchlistSettings settings = new() { Name = "UPDATER runs", Query = StoredQuery.Parse(Stored) };
        CbException failure = await Assert.ThrowsAsync<CbException>(() => session.Client.Watchlists.CreateAsync(settings, cancellationToken: Stop));
        Assert.Equal((CbErrorKind.Conflict, "There is a watchlist 'Updater runs' already, with the number 12."), (failure.Kind, failure.Message));
        settings = new() { Name = "other", Query = StoredQuery.Parse(Stored) };
        Assert.Equal(CbErrorKind.Conflict, (await Assert.ThrowsAsync<CbException>(() => session.Client.Watchlists.CreateAsync(settings, 12, cancellationToken: Stop))).Kind);
        await Assert.ThrowsAsync<ArgumentException>(() => session.Client.Watchlists.CreateAsync(new WatchlistSettings { Name = "n" }, cancellationToken: Stop));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_change_sends_the_whole_record_back_as_it_came()
    {
        using Session session = new();
        session.Server.On($"GET {One}", Reply.Json(Record(more: """, "colour": {"a": [1, null]}""")))
            .On($"PUT {One}", Reply.Json(Success),
                $$"""{"id":"12","name":"Updater runs","description":"","index_type":"events","search_query":"{{Stored}}","colour":{"a":[1,null]},"enabled":false}""")
            .On($"GET {One}", Reply.Json(Record(enabled: "false")));
        Assert.False((await session.Client.Watchlists.UpdateAsync(12, new WatchlistSettings { IsEnabled = false }, cancellationToken: Stop)).IsEnabled);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_query_that_the_server_writes_in_its_own_way_is_the_same()
    {
        using Session session = new();
        const string asked = "cb.urlver=1&facet=false&q=process_name%3Aa.exe+cmdline%3Ab";
        session.Server.On($"GET {One}", Reply.Json(Record()))
            .On($"PUT {One}", Reply.Json(Success), $$"""{"id":"12","description":"","enabled":true,"index_type":"events","name":"other","search_query":"{{asked}}"}""")
            .On($"GET {One}", Reply.Json(Record(name: "other", query: asked.Replace("+", "%20", StringComparison.Ordinal))));
        await session.Client.Watchlists.UpdateAsync(12, new WatchlistSettings { Name = "other", Query = StoredQuery.Parse(asked) }, cancellationToken: Stop);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_query_that_got_lost_is_told_with_what_it_was()
    {
        using Session session = new();
        session.Server.On($"GET {One}", Reply.Json(Record()))
            .On($"PUT {One}", Reply.Json(Success), $$"""{"id":"12","name":"Updater runs","description":"","index_type":"events","search_query":"{{Stored}}","enabled":false}""")
            .On($"GET {One}", Reply.Json(Record(query: "", enabled: "false")));
        CbUnexpectedResponseException failure = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
            () => session.Client.Watchlists.UpdateAsync(12, new WatchlistSettings { IsEnabled = false }, cancellationToken: Stop));
        Assert.Contains($"the query, which is '' and was '{Stored}'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_without_a_query_is_not_sent_back()
    {
        using Session session = new();
        session.Server.On($"GET {One}", Reply.Json("""{"id": 12, "name": "x"}"""));
        CbUnexpectedResponseException failure = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
            () => session.Client.Watchlists.UpdateAsync(12, new WatchlistSettings { IsEnabled = false }, cancellationToken: Stop));
        Assert.Equal("search_query", failure.Path);
        session.Server.AssertDone();
    }

    [Theory]
    [InlineData("""{"result": "no licence"}""")]
    [InlineData("""{"errorMessage": "no licence"}""")]
    public async Task A_refusal_with_a_good_status_is_a_failure(string answer)
    {
        using Session session = new();
        session.Server.On($"DELETE {One}", Reply.Json(answer));
        Assert.Contains("no licence", (await Assert.ThrowsAsync<CbServerException>(() => session.Client.Watchlists.RemoveAsync(12, cancellationToken: Stop))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_removed_is_gone()
    {
        using Session session = new();
        session.Server.On($"DELETE {One}", Reply.Json(Success)).On($"GET {One}", Reply.Empty(HttpStatusCode.NotFound))
            .On($"DELETE {One}", Reply.Empty(HttpStatusCode.NoContent)).On($"GET {One}", Reply.Json(Record()));
        await session.Client.Watchlists.RemoveAsync(12, cancellationToken: Stop);
        Assert.Contains("still there", (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.Watchlists.RemoveAsync(12, cancellationToken: Stop))).Message, StringComparison.Ordinal);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task An_unknown_one_is_not_found()
    {
        using Session session = new();
        session.Server.On($"GET {One}", Reply.Html(HttpStatusCode.NotFound, "<h1>no</h1>")).On($"GET {One}", Reply.Json(""));
        Assert.Equal(CbErrorKind.ObjectNotFound, (await Assert.ThrowsAsync<CbServerException>(() => session.Client.Watchlists.GetAsync(12, cancellationToken: Stop))).Kind);
        Assert.Equal(CbErrorKind.ObjectNotFound, (await Assert.ThrowsAsync<CbException>(() => session.Client.Watchlists.GetAsync(12, cancellationToken: Stop))).Kind);
    }

    private static async Task<IReadOnlyList<Watchlist>> ListAsync(string body)
    {
        using Session session = new();
        session.Server.On($"GET {Route}", Reply.Json(body));
        return await session.Client.Watchlists.ListAsync(cancellationToken: Stop);
    }

    private static string Record(
        int id = 12, string name = "Updater runs", string query = Stored, string index = "events", string description = "", string enabled = "true", string more = "")
        => $$"""{"id": "{{id}}", "name": "{{name}}", "description": "{{description}}", "enabled": {{enabled}}, "index_type": "{{index}}", "search_query": "{{query}}"{{more}}}""";
}
