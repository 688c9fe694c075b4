using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

public sealed class SummaryTests(DefaultFixture server) : IClassFixture<DefaultFixture>
{
    private const string Shell = "00000003-0000-036c-01d2-2efd3af51186";
    private const string Explorer = "00000003-0000-0c34-01d2-2ec94f09cae6";

    [Fact]
    public async Task A_summary_has_the_process_and_its_relatives()
    {
        JsonElement summary = await server.Admin.GetAsync($"/api/v1/process/{Shell}/0");
        Assert.Equal(["process", "siblings", "children", "parent"], summary.EnumerateObject().Select(member => member.Name));
        Assert.Equal("\"C:\\Windows\\system32\\cmd.exe\" ", summary.GetProperty("process").GetProperty("cmdline").GetString());
        Assert.Equal(Explorer, summary.GetProperty("parent").GetProperty("id").GetString());
        Assert.Equal(
            [@"net  use z: \\test\blah", @"net  use y: \\test\blah"],
            summary.GetProperty("children").EnumerateArray().Select(child => child.GetProperty("cmdline").GetString()));
        Assert.All(summary.GetProperty("children").EnumerateArray(), child
            => Assert.Equal("exec", child.GetProperty("child_proc_type").GetString()));
        Assert.Equal(15, summary.GetProperty("siblings").GetArrayLength());
    }

    [Theory]
    [InlineData("", 15)]
    [InlineData("?children=3", 3)]
    [InlineData("?children=0", 0)]
    [InlineData("?children=1000", 34)]
    public async Task Fifteen_children_come_unless_told_otherwise(string parameters, int expected)
        => Assert.Equal(expected, (await server.Admin.GetAsync($"/api/v1/process/{Explorer}/0{parameters}")).GetProperty("children")
            .GetArrayLength());

    [Fact]
    public async Task The_flat_summary_has_the_process_at_the_top()
    {
        JsonElement nested = (await server.Admin.GetAsync($"/api/v1/process/{Shell}/0")).GetProperty("process");
        JsonElement flat = await server.Admin.GetAsync($"/api/v2/process/{Shell}/0");
        Assert.Equal(nested.GetRawText(), flat.GetRawText());
        Assert.False(flat.TryGetProperty("children", out _));
    }

    [Fact]
    public async Task Segment_0_is_the_union_and_other_segments_are_themselves()
    {
        List<JsonElement> rows = [.. (await server.Admin.SearchAsync("process_name:adobearmhelper.exe", ("sort", "segment_id asc"),
            ("rows", "50"))).GetProperty("results").EnumerateArray()];
        string id = rows[0].GetProperty("id").GetString()!;
        JsonElement union = await server.Admin.GetAsync($"/api/v2/process/{id}/0");
        Assert.Equal(rows.Sum(row => row.GetProperty("netconn_count").GetInt32()), union.GetProperty("netconn_count").GetInt32());
        Assert.Equal(rows.Select(row => row.GetProperty("segment_id").GetInt64()), union.GetProperty("ref_segment_id").EnumerateArray()
            .Select(item => item.GetInt64()));
        Assert.Equal(rows[0].GetProperty("last_update").GetString(), union.GetProperty("min_last_update").GetString());
        Assert.Equal(rows[^1].GetProperty("last_update").GetString(), union.GetProperty("max_last_update").GetString());
        JsonElement first = await server.Admin.GetAsync($"/api/v2/process/{id}/{rows[0].GetProperty("segment_id").GetInt64()}");
        Assert.Equal(rows[0].GetProperty("netconn_count").GetInt32(), first.GetProperty("netconn_count").GetInt32());
    }

    [Fact]
    public async Task A_suppressed_child_is_listed_but_has_no_document()
    {
        JsonElement loader = (await server.Admin.SearchAsync("watchlist_12:*", ("rows", "1"))).GetProperty("results")[0];
        JsonElement children = (await server.Admin.GetAsync($"/api/v1/process/{loader.GetProperty("id").GetString()}/0?children=50"))
            .GetProperty("children");
        JsonElement conhost = Assert.Single(children.EnumerateArray(), child => child.TryGetProperty("is_suppressed", out JsonElement flag)
            && flag.GetBoolean());
        Assert.Equal("conhost.exe", conhost.GetProperty("process_name").GetString());
        Assert.EndsWith("-000000000001", conhost.GetProperty("unique_id").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound,
            (await server.Admin.TryAsync(HttpMethod.Get, $"/api/v1/process/{conhost.GetProperty("id").GetString()}/0")).Status);
    }

    [Theory]
    [InlineData("00000003-ffff-ffff-0000-000000000000/0")]
    [InlineData("00000003-0000-0004-01d2-2ec93f6051ee/0")]
    [InlineData("-3748189368838069954/1")]
    [InlineData("nonsense/0")]
    [InlineData("0000000z-0000-0000-0000-000000000000/0")]
    [InlineData(Shell + "/1")]
    [InlineData(Shell + "/x")]
    public async Task Unknown_processes_and_segments_are_404(string path)
        => Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, "/api/v1/process/" + path)).Status);

    [Fact]
    public async Task The_segment_list_counts_the_kinds_that_occurred()
    {
        JsonElement rows = (await server.Admin.SearchAsync("process_name:adobearmhelper.exe", ("sort", "segment_id asc"), ("rows", "50")))
            .GetProperty("results");
        JsonElement segments = (await server.Admin.GetAsync($"/api/v1/process/{rows[0].GetProperty("id").GetString()}/segment"))
            .GetProperty("process").GetProperty("segments");
        Assert.Equal(rows.EnumerateArray().Select(row => row.GetProperty("unique_id").GetString()), segments.EnumerateArray()
            .Select(segment => segment.GetProperty("unique_id").GetString()));
        Assert.Equal(["netconn"], segments[1].GetProperty("event_counts").EnumerateObject().Select(member => member.Name));
        Assert.Equal(rows[1].GetProperty("netconn_count").GetInt32(), segments[1].GetProperty("event_counts").GetProperty("netconn")
            .GetInt32());
    }

    [Fact]
    public async Task The_published_chain_leads_from_net_to_the_kernel_and_ends_at_an_unknown_parent()
    {
        List<string> chain = [];
        string id = Shell;
        while (true)
        {
            (HttpStatusCode status, string body) = await server.Admin.TryAsync(HttpMethod.Get, $"/api/v1/process/{id}/0");
            if (status == HttpStatusCode.NotFound)
                break;
            using JsonDocument summary = JsonDocument.Parse(body);
            JsonElement process = summary.RootElement.GetProperty("process");
            chain.Add($"{process.GetProperty("id").GetString()} {process.GetProperty("start").GetString()} {process.GetProperty("username").GetString()} {process.GetProperty("cmdline").GetString()}");
            id = process.GetProperty("parent_id").GetString()!;
        }

        Assert.Equal(
            [
                Shell + " 2016-10-25T20:20:29.79Z WIN-IA9NQ1GN8OI\\bit9rad \"C:\\Windows\\system32\\cmd.exe\" ",
                Explorer + @" 2016-10-25T14:08:49.651Z WIN-IA9NQ1GN8OI\bit9rad C:\Windows\Explorer.EXE",
                @"00000003-0000-0618-01d2-2ec94edef208 2016-10-25T14:08:49.37Z WIN-IA9NQ1GN8OI\bit9rad C:\Windows\system32\userinit.exe",
                "00000003-0000-02ec-01d2-2ec9412b4b70 2016-10-25T14:08:26.382Z SYSTEM winlogon.exe",
                @"00000003-0000-02b0-01d2-2ec94115df7a 2016-10-25T14:08:26.242Z SYSTEM \SystemRoot\System32\smss.exe 00000001 00000030",
                @"00000003-0000-0218-01d2-2ec93f813429 2016-10-25T14:08:23.59Z SYSTEM \SystemRoot\System32\smss.exe",
                "00000003-0000-0004-01d2-2ec93f7c7181 2016-10-25T14:08:23.559Z SYSTEM ",
                "00000003-0000-0000-01d2-2ec93f6051ee 2016-10-25T14:08:23.374Z  ",
            ],
            chain);
        Assert.Equal("00000003-0000-0004-01d2-2ec93f6051ee", id);
    }
}
