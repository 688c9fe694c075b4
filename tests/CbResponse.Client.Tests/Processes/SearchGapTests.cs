namespace CbResponse.Client.Tests;

/// <summary>What a server says that it left out of a search is told to the caller.</summary>
public sealed class SearchGapTests
{
    private const string Join = "process_name:a digsig_result:Unsigned";

    [Theory]
    [InlineData(Join, "\"comprehensive_search\": false", "-ComprehensiveSearch")]
    [InlineData("digsig_result_modload:Unsigned", "\"comprehensive_search\": \"false\", \"all_segments\": true", "-ComprehensiveSearch")]
    [InlineData("process_name:a", "\"comprehensive_search\": false", null)]
    [InlineData(Join, "\"comprehensive_search\": true", null)]
    [InlineData(Join, "\"elapsed\": 1", null)]
    [InlineData("process_name:a", "\"all_segments\": false", "Get-CbPartition")]
    [InlineData(Join, "\"all_segments\": false, \"incomplete_results\": true, \"comprehensive_search\": false", "ran out of time")]
    public async Task A_part_that_was_not_searched_is_warned_of_once(string query, string member, string? warning)
    {
        using Session session = new();
        ProcessSearch search = new() { Query = query, Range = new SearchRange { PageSize = 1 } };
        session.Server.OnInfo();
        foreach (int row in (int[])[0, 1])
        {
            session.Server.On(
                $"GET /api/v1/process?cb.urlver=1&q={Uri.EscapeDataString(query)}&rows=1&start={row}&sort=last_update%20desc",
                Reply.Json(Search.Body(2, [row], $", {member}")));
        }

        Assert.Equal(2, (await ReadAsync(session, search)).Count);

        session.Server.AssertDone();
        if (warning is null)
            Assert.Empty(session.Observer.Warnings);
        else
            Assert.Contains(warning, Assert.Single(session.Observer.Warnings, told => told.Kind == CbWarningKind.Incomplete).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cb.min_last_update=-60m")]
    [InlineData("cb.max_last_server_update=2024-03-05")]
    public async Task Partitions_of_other_times_need_not_be_searched_and_a_comprehensive_search_is_complete(string limit)
    {
        using Session session = new();
        ProcessSearch search = ProcessSearch.From(Query.StoredQuery.Parse($"q={Join}&cb.comprehensive_search=true&{limit}"), SearchRange.All);
        session.Server.OnInfo().On(
            $"GET /api/v1/process?cb.urlver=1&q={Uri.EscapeDataString(Join)}&cb.comprehensive_search=true&{limit}&rows=100&start=0&sort=last_update%20desc",
            Reply.Json("""{"results": [], "total_results": 0, "all_segments": false, "comprehensive_search": false}"""));

        Assert.Empty(await ReadAsync(session, search));

        session.Server.AssertDone();
        Assert.Empty(session.Observer.Warnings);
    }

    [Fact]
    public async Task Counts_of_values_are_warned_of_too()
    {
        using Session session = new();
        session.Server.OnInfo().On(
            "GET /api/v1/process?cb.urlver=1&q=digsig_result%3AUnsigned&rows=0&start=0&facet=true&facet.field=hostname",
            Reply.Json("""{"results": [], "total_results": 1, "facets": {"hostname": [{"name": "a", "value": 1}]}, "comprehensive_search": false}"""));

        await session.Client.Facets.GetAsync(new ProcessSearch { Query = "digsig_result:Unsigned" }, ["hostname"], session.Observer, TestContext.Current.CancellationToken);

        Assert.Contains("-ComprehensiveSearch", Assert.Single(session.Observer.Warnings).Message, StringComparison.Ordinal);
    }

    private static async Task<List<Process>> ReadAsync(Session session, ProcessSearch search)
        => await session.Client.Processes.SearchAsync(search, session.Observer).ToListAsync();
}
