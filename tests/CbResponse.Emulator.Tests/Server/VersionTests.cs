using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

public sealed class Version52Tests(Fixture52 server) : IClassFixture<Fixture52>
{
    [Fact]
    public async Task It_says_that_it_is_5_2()
    {
        JsonElement info = await server.Admin.GetAsync("/api/info");
        Assert.Equal("5.2.0.161004.1206", info.GetProperty("version").GetString());
        Assert.Equal("5.2.0-4", info.GetProperty("version_release").GetString());
        Assert.Equal(1000, info.GetProperty("maxSearchResultRows").GetInt32());
    }

    [Fact]
    public async Task A_process_is_one_document_with_segment_1_and_eight_digits()
    {
        JsonElement answer = await server.Admin.SearchAsync("process_name:adobearmhelper.exe");
        JsonElement row = Assert.Single(answer.GetProperty("results").EnumerateArray());
        Assert.Equal(1, row.GetProperty("segment_id").GetInt32());
        Assert.Equal(row.GetProperty("id").GetString() + "-00000001", row.GetProperty("unique_id").GetString());
        Assert.True(row.GetProperty("netconn_count").GetInt32() > 20);
        Assert.Equal("FIN-WS-01", row.GetProperty("hostname").GetString());
        Assert.Equal("Arbeitsplätze München", row.GetProperty("group").GetString());
        foreach (string later in new[] { "process_sha256", "last_server_update", "uid", "filtering_known_dlls", "watchlists",
            "fork_children_count" })
            Assert.False(row.TryGetProperty(later, out _), later);
        Assert.Matches("^(?!0{30})[0-9a-f]{32}$", row.GetProperty("parent_md5").GetString()!);
    }

    [Fact]
    public async Task Answers_have_events_and_no_members_of_later_versions()
    {
        JsonElement answer = await server.Admin.SearchAsync("process_name:net.exe");
        Assert.Equal(["terms", "start", "total_results", "elapsed", "events", "highlights", "facets", "filtered", "tagged_pids", "results"],
            answer.EnumerateObject().Select(member => member.Name));
        Assert.Equal("PREPREPREnet.exePOSTPOSTPOST", answer.GetProperty("events")[0].GetProperty("name").GetString());
        Assert.Equal(answer.GetProperty("events").GetRawText(), answer.GetProperty("highlights").GetRawText());
    }

    [Fact]
    public async Task Watchlist_hits_are_members_of_their_own()
        => Assert.Equal("2016-11-16T04:50:01.75Z", (await server.Admin.SearchAsync(@"cmdline:\\test\blah"))
            .GetProperty("results")[0].GetProperty("watchlist_5").GetString());

    [Fact]
    public async Task Group_mode_and_server_time_windows_are_ignored()
    {
        int all = (await server.Admin.SearchAsync("", ("rows", "0"))).GetProperty("total_results").GetInt32();
        Assert.Equal(all,
            (await server.Admin.SearchAsync("", ("rows", "0"), ("cb.group", "hostname"), ("cb.min_last_server_update", "2300-01-01")))
            .GetProperty("total_results").GetInt32());
        Assert.Equal(0, (await server.Admin.SearchAsync("", ("rows", "0"), ("cb.min_last_update", "2300-01-01")))
            .GetProperty("total_results").GetInt32());
    }

    [Theory]
    [InlineData("/api/v2/process/00000003-0000-036c-01d2-2efd3af51186/1")]
    [InlineData("/api/v1/process/00000003-0000-036c-01d2-2efd3af51186/segment")]
    [InlineData("/api/v4/process/00000003-0000-036c-01d2-2efd3af51186/1/event")]
    [InlineData("/api/v1/storage/events/partition")]
    public async Task Routes_of_later_versions_are_404(string path)
        => Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, path)).Status);

    [Fact]
    public async Task A_sensor_search_without_a_match_fails()
    {
        (HttpStatusCode status, string body) = await server.Admin.TryAsync(HttpMethod.Get, "/api/v1/sensor?hostname=nobody");
        Assert.Equal((HttpStatusCode.InternalServerError, "Unhandled exception. Check logs for details."), (status, body));
    }

    [Fact]
    public async Task Bad_syntax_is_malformed()
        => Assert.Equal("""{"reason": "query_malformed_syntax"}""", (await server.Admin.TryAsync(HttpMethod.Get, "/api/v1/process?q=(")).Body);
}

public sealed class Version62Tests(Fixture62 server) : IClassFixture<Fixture62>
{
    [Fact]
    public async Task Segments_are_arrivals_and_hashes_of_parents_thirty_zeros()
    {
        JsonElement row = (await server.Admin.SearchAsync("process_name:adobearmhelper.exe", ("rows", "1"))).GetProperty("results")[0];
        Assert.True(row.GetProperty("segment_id").GetInt64() > 1_700_000_000_000);
        Assert.Equal(49, row.GetProperty("unique_id").GetString()!.Length);
        Assert.Equal(new string('0', 30), row.GetProperty("parent_md5").GetString());
        Assert.False(row.TryGetProperty("process_sha256", out _));
        Assert.False(row.TryGetProperty("fileless_scriptload_count", out _));
        Assert.True(row.TryGetProperty("last_server_update", out _));
    }

    [Fact]
    public async Task Bad_syntax_has_the_other_name()
        => Assert.Equal("""{"reason": "query_syntax_error"}""", (await server.Admin.TryAsync(HttpMethod.Get, "/api/v1/process?q=(")).Body);

    [Fact]
    public async Task Anybody_reads_the_partitions()
        => Assert.Equal(3, (await server.User.GetAsync("/api/v1/storage/events/partition")).EnumerateObject().Count());

    [Fact]
    public async Task A_sensor_search_without_a_match_is_204()
        => Assert.Equal(HttpStatusCode.NoContent, (await server.Admin.TryAsync(HttpMethod.Get, "/api/v1/sensor?hostname=nobody")).Status);

    [Fact]
    public async Task There_is_no_fifth_event_route()
        => Assert.Equal(HttpStatusCode.NotFound,
            (await server.Admin.TryAsync(HttpMethod.Get, "/api/v5/process/00000003-0000-036c-01d2-2efd3af51186/0/event")).Status);
}

public sealed class Version71Tests(Fixture71 server) : IClassFixture<Fixture71>
{
    [Fact]
    public async Task Sha_256_is_there_and_scripts_are_not_yet()
    {
        JsonElement row = (await server.Admin.SearchAsync("watchlist_12:*", ("rows", "1"))).GetProperty("results")[0];
        Assert.Equal(64, row.GetProperty("process_sha256").GetString()!.Length);
        Assert.False(row.TryGetProperty("fileless_scriptload_count", out _));
        Assert.Equal(new string('0', 32), row.GetProperty("parent_md5").GetString());
    }

    [Fact]
    public async Task A_sensor_search_without_a_match_is_an_empty_list()
        => Assert.Equal(0, (await server.Admin.GetAsync("/api/v1/sensor?hostname=nobody")).GetArrayLength());

    [Fact]
    public async Task The_fifth_event_route_repeats_the_events_in_the_older_lists()
    {
        JsonElement process = (await server.Admin.GetAsync("/api/v5/process/00000003-0000-036c-01d2-2efd3af51186/0/event"))
            .GetProperty("process");
        Assert.NotEqual(0, process.GetProperty("sorted_events").GetArrayLength());
        Assert.NotEqual(0, process.GetProperty("childproc_complete").GetArrayLength());
    }
}
