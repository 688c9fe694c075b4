using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

public sealed class BinaryRouteTests(DefaultFixture server) : IClassFixture<DefaultFixture>
{
    private const string Route = "/api/v1/binary";

    [Fact]
    public async Task The_answer_has_the_published_members()
    {
        JsonElement answer = await server.Admin.FindAsync(Route, "svch0st.exe");
        Assert.Equal(
            ["terms", "start", "total_results", "elapsed", "incomplete_results", "highlights", "facets", "filtered", "results"],
            answer.Names());
        Assert.Equal(1, answer.Total());
        JsonElement row = answer.Rows()[0];
        Assert.Equal("7FB55F5A62E78AF9B58D08AAEEAEF848", row.Text("md5"));
        Assert.Equal(("Unsigned", "Unsigned", "2148204800"), (row.Text("digsig_result"), row.Text("signed"), row.Text("digsig_result_code")));
        Assert.Equal(@"c:\users\bit9rad\downloads\svch0st.exe", row.GetProperty("observed_filename")[0].GetString());
        Assert.Equal((0, JsonValueKind.Number), (row.GetProperty("host_count").GetInt32(), row.GetProperty("orig_mod_len").ValueKind));
        Assert.True(row.GetProperty("is_executable_image").GetBoolean());
        Assert.Equal((760, 99_400_000_000_003), (row.GetProperty("cb_version").GetInt32(), row.GetProperty("event_partition_id")[0].GetInt64()));
        Assert.Equal(1, (await server.Admin.FindAsync(Route, $"facet_id:{row.GetProperty("facet_id")} cb_version:760 event_partition_id:99400000000003")).Total());
        Assert.Equal(["svch0st.exe"], answer.Texts("terms"));
        Assert.Contains(answer.GetProperty("highlights").EnumerateArray(), highlight
            => highlight.Text("name") == @"c:\users\bit9rad\downloads\PREPREPREsvch0st.exePOSTPOSTPOST"
                && highlight.Texts("ids").Single() == "7FB55F5A62E78AF9B58D08AAEEAEF848");
        Assert.DoesNotContain(row.Names(), name => name.EndsWith("_facet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_query_all_come_ten_at_a_time_the_newest_first()
    {
        JsonElement answer = await server.Admin.GetAsync(Route);
        Assert.Equal(server.State.Data.Binaries.All.Count, answer.Total());
        string[] added = [.. answer.Rows().Select(row => row.Text("server_added_timestamp")!)];
        Assert.Equal(10, added.Length);
        Assert.Equal(added.OrderDescending(StringComparer.Ordinal), added);
        Assert.Equal(0, (await server.Admin.FindAsync(Route, "nothing-like-this")).Total());
        Assert.Equal(0, (await server.Admin.FindAsync(Route, "", ("rows", "0"))).GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gaps_or_doubles()
    {
        int total = server.State.Data.Binaries.All.Count;
        List<string> paged = [];
        for (int start = 0; start < total; start += 7)
            paged.AddRange((await server.Admin.FindAsync(Route, "", ("start", $"{start}"), ("rows", "7"), ("sort", "host_count asc"))).Rows()
                .Select(row => row.Text("md5")!));
        JsonElement whole = await server.Admin.FindAsync(Route, "", ("rows", "1000"), ("sort", "host_count asc"));
        Assert.Equal(whole.Rows().Select(row => row.Text("md5")), paged);
        Assert.Equal(total, paged.Distinct().Count());
        int[] hosts = [.. whole.Rows().Select(row => row.GetProperty("host_count").GetInt32())];
        Assert.Equal(hosts.Order(), hosts);
    }

    [Fact]
    public async Task A_post_takes_the_same_parameters()
    {
        JsonElement get = await server.Admin.FindAsync(Route, "company_name:microsoft", ("rows", "3"), ("sort", "orig_mod_len desc"));
        JsonElement post = await server.Admin.PostAsync(
            Route, """{"cb.urlver": ["1"], "q": ["company_name:microsoft"], "rows": [3], "sort": "orig_mod_len desc"}""", "text/plain");
        Assert.Equal(get.GetProperty("results").GetRawText(), post.GetProperty("results").GetRawText());
        Assert.Equal(1, (await server.Admin.PostAsync(Route, """{"q": ["company_name:microsoft", "sqlservr.exe"]}""")).Total());
    }

    [Fact]
    public async Task Facets_have_the_published_names_and_shares()
    {
        JsonElement answer = await server.Admin.FindAsync(Route, "", ("rows", "0"), ("facet", "true"));
        Assert.Equal(
            ["product_name_facet", "file_version_facet", "alliance_score_virustotal", "digsig_result", "company_name_facet",
                "digsig_publisher_facet", "digsig_sign_time", "server_added_timestamp", "observed_filename_facet", "host_count", "hostname",
                "group"],
            answer.GetProperty("facets").Names());
        JsonElement[] results = [.. answer.GetProperty("facets").GetProperty("digsig_result").EnumerateArray()];
        IReadOnlyList<Binary> all = server.State.Data.Binaries.All;
        int signed = all.Count(binary => binary.Signature == "Signed");
        Assert.Equal(("Signed", signed, 100.0),
            (results[0].Text("name"), results[0].GetProperty("value").GetInt32(), results[0].GetProperty("percent").GetDouble()));
        Assert.Equal((100.0 * signed / all.Count).ToString("F1", System.Globalization.CultureInfo.InvariantCulture), results[0].Text("ratio"));
        int[] counts = [.. results.Select(entry => entry.GetProperty("value").GetInt32())];
        Assert.Equal(counts.OrderDescending(), counts);
        Assert.Equal(JsonValueKind.Number, answer.GetProperty("facets").GetProperty("host_count")[0].GetProperty("name").ValueKind);
        JsonElement named = await server.Admin.FindAsync(Route, "", ("facet", "1"), ("facet.field", "group"), ("cb.fq.digsig_result", "Expired"));
        Assert.Equal(["group"], named.GetProperty("facets").Names());
        Assert.Equal(["digsig_result", "group"], named.GetProperty("filtered").Names());
        Assert.Equal(["Expired"], named.GetProperty("filtered").Texts("digsig_result"));
    }

    [Theory]
    [InlineData("q=(digsig_result:Signed")]
    [InlineData("q=md5:")]
    [InlineData("cb.q.md5=(")]
    public async Task A_query_that_does_not_parse_is_400_with_a_reason(string parameters)
        => Assert.Equal((HttpStatusCode.BadRequest, """{"reason": "query_malformed_syntax"}"""),
            await server.Admin.TryAsync(HttpMethod.Get, Route + "?" + parameters));

    [Theory]
    [InlineData("rows=-1")]
    [InlineData("start=x")]
    [InlineData("sort=last_update%20desc")]
    [InlineData("sort=md5")]
    [InlineData("q=no_such_field:x&cb.strict=1")]
    public async Task Other_bad_input_is_400_with_a_text(string parameters)
    {
        using HttpResponseMessage response = await server.Admin.SendAsync(HttpMethod.Get, Route + "?" + parameters);
        Assert.Equal((HttpStatusCode.BadRequest, "text/plain"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_body_that_is_no_object_is_400()
        => Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Post, Route, "[]")).Status);

    [Fact]
    public async Task Without_a_token_nobody_searches()
        => Assert.Equal(HttpStatusCode.Unauthorized, (await server.Nobody.TryAsync(HttpMethod.Get, Route)).Status);

    [Fact]
    public async Task Hidden_hosts_hide_the_files_that_only_they_have()
    {
        Binary service = server.State.Data.Binaries.Find(AttackSoftware.PsexecService.Hash.Md5)!;
        Assert.Equal(["SQL01|8"], service.Endpoints);
        Assert.Equal(1, (await server.Admin.FindAsync(Route, "md5:" + service.Hash.Md5)).Total());
        Assert.Equal(0, (await server.User.FindAsync(Route, "md5:" + service.Hash.Md5)).Total());
        Assert.Equal(HttpStatusCode.NotFound, (await server.User.TryAsync(HttpMethod.Get, $"{Route}/{service.Hash.Md5}/summary")).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.Admin.TryAsync(HttpMethod.Get, $"{Route}/{service.Hash.Md5}/summary")).Status);
    }

    [Fact]
    public async Task Of_other_files_only_the_visible_hosts_are_shown_found_and_counted()
    {
        string md5 = WindowsSoftware.Svchost.Hash.Md5;
        JsonElement all = (await server.Admin.FindAsync(Route, "md5:" + md5)).Rows()[0];
        JsonElement some = (await server.User.FindAsync(Route, "md5:" + md5)).Rows()[0];
        Assert.Contains("Servers", all.Texts("group"));
        Assert.Equal(["Arbeitsplätze München", "Default Group"], some.Texts("group"));
        Assert.Equal(some.GetProperty("endpoint").GetArrayLength(), some.GetProperty("host_count").GetInt32());
        Assert.True(some.GetProperty("host_count").GetInt32() < all.GetProperty("host_count").GetInt32());
        Assert.Equal(0, (await server.User.FindAsync(Route, "hostname:SQL01")).Total());
        JsonElement facets = (await server.User.FindAsync(Route, "", ("facet", "true"), ("facet.field", "group"))).GetProperty("facets");
        Assert.Equal(["Arbeitsplätze München", "Default Group"],
            facets.GetProperty("group").EnumerateArray().Select(entry => entry.Text("name")).Order(StringComparer.Ordinal));
        JsonElement summary = await server.User.GetAsync($"{Route}/{md5}/summary");
        Assert.Equal(some.Texts("endpoint"), summary.Texts("endpoint"));
    }

    [Fact]
    public async Task The_summary_leaks_what_facets_are_counted_by()
    {
        JsonElement row = (await server.Admin.FindAsync(Route, "observed_filename:psexesvc.exe")).Rows()[0];
        JsonElement summary = await server.Admin.GetAsync($"{Route}/{row.Text("md5")}/summary");
        Assert.Equal(
            ["_version_", "product_name_facet", "product_version_facet", "file_version_facet", "company_name_facet", "digsig_publisher_facet",
                "observed_filename_facet", "icon"],
            summary.Names().Except(row.Names()));
        Assert.Equal("Sysinternals PsExec", summary.Text("product_name_facet"));
        Assert.True(summary.GetProperty("_version_").GetInt64() > 1L << 53);
    }

    [Fact]
    public async Task Reports_and_watchlists_leave_tags()
    {
        JsonElement row = (await server.Admin.FindAsync(Route, "alliance_score_contosointel:90")).Rows().Single();
        Assert.Equal(AttackSoftware.Beacon.Hash.Md5.ToUpperInvariant(), row.Text("md5"));
        Assert.Equal(["contoso-2024-017"], row.Texts("alliance_data_contosointel"));
        Assert.Equal("https://intel.contoso.test/r/017", row.Text("alliance_link_contosointel"));
        JsonElement tagged = await server.Admin.FindAsync(Route, "watchlist_20:*");
        Assert.NotEmpty(tagged.Rows());
        Assert.All(tagged.Rows(), found => Assert.Equal(("Unsigned", "20"),
            (found.Text("digsig_result"), found.GetProperty("watchlists")[0].Text("wid"))));
    }

    [Fact]
    public async Task Faults_of_searches_strike_here_too()
    {
        using HttpResponseMessage set = await server.Admin.SendAsync(HttpMethod.Post, "/emulator/faults",
            """{"match": {"path": "/api/v1/binary", "query": "faulty=1"}, "fault": {"kind": "partial"}}""");
        JsonElement answer = await server.Admin.FindAsync(Route, "", ("rows", "20"), ("faulty", "1"));
        Assert.Equal((10, true), (answer.Rows().Length, answer.GetProperty("incomplete_results").GetBoolean()));
    }
}
