using System.IO.Compression;
using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>Preview, report, hits of the vendor's cloud and frequency (edr-api.md 3.2, "Others").</summary>
public sealed class ProcessPageTests(DefaultFixture server, Fixture52 old) : IClassFixture<DefaultFixture>, IClassFixture<Fixture52>
{
    [Fact]
    public async Task A_preview_has_ten_events_of_a_kind_those_that_match_among_them()
    {
        string path = await DocumentAsync("process_name:winword.exe");
        JsonElement preview = await server.Admin.GetAsync($"{path}/preview?q=childproc_name%3Apowershell.exe");

        Assert.Equal("winword.exe", preview.Text("process_name"));
        Assert.All(
            preview.EnumerateObject().Where(member => member.Name.EndsWith("_complete", StringComparison.Ordinal)),
            list => Assert.InRange(list.Value.GetArrayLength(), 1, 10));
        Assert.Contains(preview.Texts("childproc_complete"), line => line.Contains("PREPREPREpowershell.exePOSTPOSTPOST", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(preview.Texts("modload_complete"), line => line.Contains("PREPREPRE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bare_word_is_marked_inside_paths_and_fields()
    {
        string path = await DocumentAsync("process_name:winword.exe");
        JsonElement preview = await server.Admin.GetAsync($"{path}/preview?q=winword.exe%20or%20system32");

        Assert.Equal("PREPREPREwinword.exePOSTPOSTPOST", preview.Text("process_name"));
        Assert.All(
            preview.Texts("modload_complete").Where(line => line.Contains("system32", StringComparison.OrdinalIgnoreCase)),
            line => Assert.Matches("(?i)PREPREPREsystem32POSTPOSTPOST", line));
    }

    [Fact]
    public async Task What_a_query_excludes_is_not_marked()
    {
        string path = await DocumentAsync("process_name:winword.exe");
        Assert.Equal("winword.exe", (await server.Admin.GetAsync($"{path}/preview?q=-winword.exe")).Text("process_name"));
        Assert.Equal("winword.exe", (await server.Admin.GetAsync($"{path}/preview")).Text("process_name"));
    }

    [Fact]
    public async Task A_preview_names_a_parent_that_is_not_known()
    {
        JsonElement preview = await server.Admin.GetAsync("/api/v1/process/00000003-0000-0000-01d2-2ec93f6051ee/0/preview");
        Assert.Equal(("", ""), (preview.Text("parent_name"), preview.Text("segment")));
    }

    [Fact]
    public async Task A_preview_of_an_old_server_has_its_lines_too()
    {
        string path = await DocumentAsync("process_name:winword.exe", old);
        JsonElement preview = await old.Admin.GetAsync($"{path}/preview?q=childproc_name%3Apowershell.exe");
        Assert.Contains(preview.Texts("childproc_complete"), line => line.Contains("PREPREPRE", StringComparison.Ordinal));
        Assert.False(preview.TryGetProperty("min_last_update", out _));
    }

    [Fact]
    public async Task A_query_that_does_not_parse_is_refused()
    {
        string path = await DocumentAsync("process_name:winword.exe");
        (HttpStatusCode status, string body) = await server.Admin.TryAsync(HttpMethod.Get, $"{path}/preview?q=(");
        Assert.Equal((HttpStatusCode.BadRequest, """{"reason": "query_malformed_syntax"}"""), (status, body));
    }

    [Theory]
    [InlineData("preview")]
    [InlineData("report")]
    [InlineData("threat_intel_hits")]
    public async Task Processes_that_are_not_there_or_not_visible_have_no_page(string page)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, $"/api/v1/process/00000007-0000-1234-01da-6ec35ac2a480/0/{page}")).Status);
        string hidden = await DocumentAsync("hostname:sql01");
        Assert.Equal(HttpStatusCode.NotFound, (await server.User.TryAsync(HttpMethod.Get, $"{hidden}/{page}")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Nobody.TryAsync(HttpMethod.Get, $"{hidden}/{page}")).Status);
    }

    [Fact]
    public async Task A_report_is_a_package_with_the_summary()
    {
        string path = await DocumentAsync("process_name:winword.exe");
        using HttpResponseMessage response = await server.Admin.SendAsync(HttpMethod.Get, $"{path}/report");
        Assert.Equal("application/zip", response.Content.Headers.ContentType!.MediaType);
        using ZipArchive zip = new(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        using Stream content = Assert.Single(zip.Entries).Open();
        using JsonDocument summary = await JsonDocument.ParseAsync(content, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("winword.exe", summary.RootElement.GetProperty("process").Text("process_name"));
    }

    [Fact]
    public async Task Feeds_that_know_nothing_say_so_as_in_the_reference()
    {
        JsonElement hits = await server.Admin.GetAsync($"{await DocumentAsync("process_name:net.exe")}/threat_intel_hits");
        Assert.Equal(["contosointel", "srstrust"], hits.Names());
        Assert.All(hits.EnumerateObject(), feed =>
        {
            Assert.Equal(["feedinfo", "message", "data", "error"], feed.Value.Names());
            Assert.Equal(["display_name", "short_display_name", "link", "name", "summary"], feed.Value.GetProperty("feedinfo").Names());
            Assert.Equal(("No IOC values to look up", 2004), (feed.Value.Text("message"), feed.Value.GetProperty("error").GetInt32()));
            Assert.Empty(feed.Value.GetProperty("data").Names());
        });
    }

    [Fact]
    public async Task A_feed_that_knows_the_program_or_a_peer_names_its_report()
    {
        JsonElement feed = (await server.Admin.GetAsync($"{await DocumentAsync("process_name:adobearmhelper.exe")}/threat_intel_hits")).GetProperty("contosointel");
        Assert.Equal(0, feed.GetProperty("error").GetInt32());
        JsonElement report = feed.GetProperty("data").EnumerateObject().First().Value[0];
        Assert.Equal("contoso-2024-017", report.Text("id"));
    }

    [Fact]
    public async Task Frequency_counts_hosts_and_documents_of_a_program()
    {
        JsonElement row = (await server.Admin.SearchAsync("process_name:net.exe", ("rows", "1"))).Rows()[0];
        string md5 = row.Text("process_md5")!;
        int expected = (await server.Admin.SearchAsync($"process_md5:{md5}", ("rows", "0"))).Total();
        int all = (await server.Admin.SearchAsync("", ("rows", "0"))).Total();

        JsonElement count = await server.Admin.GetAsync($"/api/v1/process/host/count?cb.freqver=1&name=md5&md5={md5.ToUpperInvariant()}");

        Assert.Equal((expected, all), (count.GetProperty("globalCount").GetInt32(), count.GetProperty("numDocs").GetInt32()));
        Assert.InRange(count.GetProperty("hostCount").GetInt32(), 1, 12);
        Assert.Equal(0, (await server.Admin.GetAsync($"/api/v1/process/host/count?md5={new string('0', 32)}")).GetProperty("hostCount").GetInt32());
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Get, "/api/v1/process/host/count")).Status);
    }

    private Task<string> DocumentAsync(string query) => DocumentAsync(query, server);

    private static async Task<string> DocumentAsync(string query, EmulatorFixture at)
    {
        JsonElement row = (await at.Admin.SearchAsync(query, ("rows", "1"))).Rows()[0];
        return $"/api/v1/process/{row.Text("id")}/{row.GetProperty("segment_id").GetInt64()}";
    }
}
