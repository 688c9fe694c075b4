using System.Net;
using System.Text.Json;

namespace CbResponse.Client.Tests;

/// <summary>What is asked of the server for a search, a count and facets.</summary>
public sealed class SearchRequestTests
{
    private const string Nothing = """{"results": [], "total_results": 0}""";

    private static readonly ProcessSearch Everything = new()
    {
        Query = "path:c:\\temp\\* \"a b\" jü",
        Sort = "start asc",
        GroupBy = "id",
        MinLastUpdate = new DateTimeOffset(2024, 3, 5, 1, 0, 0, TimeSpan.FromHours(2)),
        MaxLastUpdate = new DateTimeOffset(2024, 3, 5, 1, 0, 0, 1, TimeSpan.Zero),
        MinLastServerUpdate = new DateTimeOffset(2024, 3, 5, 1, 0, 0, 999, TimeSpan.Zero),
        MaxLastServerUpdate = new DateTimeOffset(2024, 3, 6, 0, 0, 0, TimeSpan.Zero),
        ComprehensiveSearch = true,
    };

    [Fact]
    public async Task A_search_asks_with_all_that_was_set()
    {
        using Session session = new();
        session.Server.OnInfo("6.0.0").On(
            "GET /api/v1/process?cb.urlver=1&q=path%3Ac%3A%5Ctemp%5C%2A%20%22a%20b%22%20j%C3%BC&cb.group=id"
            + "&cb.min_last_update=2024-03-04T23%3A00%3A00Z&cb.max_last_update=2024-03-05T01%3A00%3A01Z"
            + "&cb.min_last_server_update=2024-03-05T01%3A00%3A00Z&cb.max_last_server_update=2024-03-06T00%3A00%3A00Z"
            + "&cb.comprehensive_search=true&rows=100&start=0&sort=start%20asc",
            Reply.Json(Nothing));

        Assert.Empty(await session.Client.Processes.SearchAsync(Everything).ToListAsync());

        session.Server.AssertDone();
        Assert.Null(session.Server.Requests[1].Body);
    }

    [Fact]
    public async Task A_count_asks_for_no_rows()
    {
        using Session session = new();
        session.Server.OnInfo().On("GET /api/v1/process?cb.urlver=1&q=a&cb.group=id&rows=0&start=0", Reply.Json("""{"results": [], "total_results": 4294967297}"""));

        long count = await session.Client.Processes.CountAsync(
            new ProcessSearch { Query = "a", GroupBy = "id", Range = new SearchRange { Skip = 5, First = 3 } });

        session.Server.AssertDone();
        Assert.Equal(4_294_967_297, count);
    }

    [Fact]
    public async Task Facets_are_asked_for_by_name_or_all_at_once()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On("GET /api/v1/process?cb.urlver=1&q=a&rows=0&start=0&facet=true&facet.field=hostname&facet.field=process_name", Reply.Json(Nothing))
            .On("GET /api/v1/process?cb.urlver=1&q=a&rows=0&start=0&facet=true", Reply.Json(Nothing));

        await session.Client.Processes.GetFacetsAsync(new ProcessSearch { Query = "a" }, ["hostname", "process_name"]);
        SearchPage page = await session.Client.Processes.GetFacetsAsync(new ProcessSearch { Query = "a" }, []);

        session.Server.AssertDone();
        Assert.Empty(page.Facets);
    }

    [Theory]
    [InlineData("x", 5_000)]
    [InlineData("\\ ", 700)]
    [InlineData("漢", 450)]
    public async Task A_search_whose_address_would_be_too_long_is_posted(string piece, int count)
    {
        string query = string.Concat(Enumerable.Repeat(piece, count));
        string json = JsonSerializer.Serialize(query);
        using Session session = new();
        session.Server.OnInfo()
            .On("POST /api/v1/process", Reply.Json(Search.Body(120, Enumerable.Range(0, 100))),
                $$"""{"cb.urlver":"1","q":{{json}},"rows":100,"start":0,"sort":"last_update desc"}""")
            .On("POST /api/v1/process", Reply.Json(Search.Body(120, Enumerable.Range(100, 20))),
                $$"""{"cb.urlver":"1","q":{{json}},"rows":1000,"start":100,"sort":"last_update desc"}""")
            .On("POST /api/v1/process", Reply.Json(Nothing),
                $$"""{"cb.urlver":"1","q":{{json}},"rows":0,"start":0,"facet":"true","facet.field":["a","b"]}""");

        Assert.Equal(120, await session.Client.Processes.SearchAsync(new ProcessSearch { Query = query }).CountAsync());
        await session.Client.Processes.GetFacetsAsync(new ProcessSearch { Query = query }, ["a", "b"]);

        session.Server.AssertDone();
        Assert.Equal("application/json", session.Server.Requests[1].Headers["Content-Type"]);
    }

    [Fact]
    public async Task A_search_that_fits_an_address_is_not_posted()
    {
        string query = new('x', 3_900);
        using Session session = new();
        session.Server.OnInfo().On($"GET /api/v1/process?cb.urlver=1&q={query}&rows=0&start=0", Reply.Json(Nothing));

        await session.Client.Processes.CountAsync(new ProcessSearch { Query = query });

        session.Server.AssertDone();
    }

    public static TheoryData<ProcessSearch, string> NeedVersion6 => new()
    {
        { new ProcessSearch { GroupBy = "id" }, "GroupBy" },
        { new ProcessSearch { MinLastUpdate = DateTimeOffset.UnixEpoch }, "MinLastUpdate" },
        { new ProcessSearch { MaxLastUpdate = DateTimeOffset.UnixEpoch }, "MaxLastUpdate" },
        { new ProcessSearch { MinLastServerUpdate = DateTimeOffset.UnixEpoch }, "MinLastServerUpdate" },
        { new ProcessSearch { MaxLastServerUpdate = DateTimeOffset.UnixEpoch }, "MaxLastServerUpdate" },
        { new ProcessSearch { ComprehensiveSearch = true }, "ComprehensiveSearch" },
    };

    [Theory]
    [MemberData(nameof(NeedVersion6), DisableDiscoveryEnumeration = true)]
    public async Task What_an_older_server_would_ignore_is_refused(ProcessSearch search, string parameter)
    {
        using Session session = new();
        session.Server.OnInfo("5.2.0.161004");

        CbException error = await Assert.ThrowsAsync<CbException>(() => session.Client.Processes.CountAsync(search));
        await Assert.ThrowsAsync<CbException>(() => session.Client.Processes.GetFacetsAsync(search, []));
        await Assert.ThrowsAsync<CbException>(() => session.Client.Processes.SearchAsync(search).ToListAsync().AsTask());

        session.Server.AssertDone();
        Assert.Equal(CbErrorKind.NotSupported, error.Kind);
        Assert.Equal($"{parameter} needs a server of version 6.0 or later; this one is 5.2.0.161004.", error.Message);
    }

    [Fact]
    public async Task A_refused_query_says_so()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On("GET /api/v1/process?cb.urlver=1&q=%28a&rows=0&start=0", Reply.Json(HttpStatusCode.BadRequest, """{"reason": "query_malformed_syntax"}"""));

        CbServerException error = await Assert.ThrowsAsync<CbServerException>(
            () => session.Client.Processes.CountAsync(new ProcessSearch { Query = "(a" }));

        Assert.Equal((CbErrorKind.InvalidQuery, "GET /api/v1/process"), (error.Kind, error.Route!));
    }

    [Fact]
    public async Task A_count_or_facets_may_come_in_pieces_and_be_cut()
    {
        using Session session = new(Session.Options(retries: 0));
        session.Server.OnInfo()
            .On("GET /api/v1/process?cb.urlver=1&q=a&rows=0&start=0", Reply.Body(ScriptedBody.InPieces("""{"results": [], "total_results": 17}"""u8.ToArray(), 1)))
            .On("GET /api/v1/process?cb.urlver=1&q=a&rows=0&start=0", Reply.Json("""{"results": [], "total_results": 1"""))
            .On("GET /api/v1/process?cb.urlver=1&q=a&rows=0&start=0&facet=true", Reply.Json("""{"results": [], "facets": {"hostname": [{"na"""));
        ProcessSearch search = new() { Query = "a" };

        Assert.Equal(17, await session.Client.Processes.CountAsync(search));
        CbUnexpectedResponseException count = await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.Processes.CountAsync(search));
        CbUnexpectedResponseException facets = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
            () => session.Client.Processes.GetFacetsAsync(search, []));

        Assert.True(count.IsCutShort && facets.IsCutShort);
    }

    [Theory]
    [InlineData("""{"hostname": 5}""")]
    [InlineData("""{"hostname": [5]}""")]
    [InlineData("""{"hostname": [{"name": {}}]}""")]
    [InlineData("""{"hostname": [{"name": "a", "value": "many"}]}""")]
    [InlineData("""[5]""")]
    public async Task Facets_of_another_shape_are_an_error(string facets)
    {
        using Session session = new();
        session.Server.OnInfo().On(
            "GET /api/v1/process?cb.urlver=1&q=a&rows=0&start=0&facet=true",
            Reply.Json($$"""{"results": [], "total_results": 0, "facets": {{facets}}}"""));

        CbUnexpectedResponseException error = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
            () => session.Client.Processes.GetFacetsAsync(new ProcessSearch { Query = "a" }, []));

        Assert.Equal("facets", error.Path);
    }

    [Fact]
    public async Task Facets_may_have_numbers_for_names_texts_for_numbers_and_lists_for_objects()
    {
        using Session session = new();
        session.Server.OnInfo().On(
            "GET /api/v1/process?cb.urlver=1&q=a&rows=0&start=0&facet=true",
            Reply.Json("""
                {"results": [], "total_results": 0, "tagged_pids": [], "highlights": null,
                 "facets": {"hour_of_day": [{"name": 16, "value": "2", "percent": "100", "ratio": 50}, {"name": null}], "empty": null}}
                """));

        SearchPage page = await session.Client.Processes.GetFacetsAsync(new ProcessSearch { Query = "a" }, []);

        FacetValue value = page.Facets["hour_of_day"][0];
        Assert.Equal(("16", 2L, 100.0, 50.0), (value.Name, value.Count, value.Percent, value.Ratio));
        Assert.Equal(("", 0L), (page.Facets["hour_of_day"][1].Name, page.Facets["hour_of_day"][1].Count));
        Assert.Empty(page.Facets["empty"]);
    }

    [Fact]
    public async Task A_count_can_be_cancelled()
    {
        using Session session = new();
        session.Server.OnInfo().On("GET /api/v1/process?cb.urlver=1&q=&rows=0&start=0", Reply.Never());
        using CancellationTokenSource cancel = new();

        Task<long> count = session.Client.Processes.CountAsync(new ProcessSearch(), cancellationToken: cancel.Token);
        await session.Server.AskedAsync(2);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => count);
    }
}
