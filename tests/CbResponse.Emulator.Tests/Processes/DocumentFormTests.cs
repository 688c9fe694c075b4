using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>The awkward forms of edr-api.md 1.9, on 7.6.</summary>
public sealed class DocumentFormTests(DefaultFixture server) : IClassFixture<DefaultFixture>
{
    [Fact]
    public async Task A_document_has_the_members_of_the_published_one()
    {
        JsonElement row = (await server.Admin.SearchAsync(@"cmdline:\\test\blah", ("rows", "1"))).GetProperty("results")[0];
        Assert.Equal("00000003-0000-06dc-01d2-3c5e7fd343f0", row.GetProperty("id").GetString());
        Assert.Equal(row.GetProperty("id").GetString() + "-" + row.GetProperty("segment_id").GetInt64()
            .ToString("x12", System.Globalization.CultureInfo.InvariantCulture), row.GetProperty("unique_id").GetString());
        Assert.Equal("win-ia9nq1gn8oi", row.GetProperty("hostname").GetString());
        Assert.Equal("default group", row.GetProperty("group").GetString());
        Assert.Equal("79b6d4c5283fc806387c55b8d7c8b762", row.GetProperty("process_md5").GetString());
        Assert.Equal(64, row.GetProperty("process_sha256").GetString()!.Length);
        Assert.Equal(-889163511, row.GetProperty("comms_ip").GetInt32());
        Assert.Equal("00000003-0000-036c-01d2-2efd3af51186-000000000001", row.GetProperty("parent_unique_id").GetString());
        Assert.Equal(new string('0', 32), row.GetProperty("parent_md5").GetString());
        JsonElement hit = row.GetProperty("watchlists")[0];
        Assert.Equal(("5", "2016-11-16T04:50:01.75Z"), (hit.GetProperty("wid").GetString(), hit.GetProperty("value").GetString()));
    }

    [Fact]
    public async Task Milliseconds_lose_their_trailing_zeros()
    {
        List<string> times = [.. (await RowsAsync(""))
            .SelectMany(row => new[] { "last_update", "last_server_update" }.Select(name => row.GetProperty(name).GetString()!))];
        Assert.All(times, time => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,2}[1-9])?Z$", time));
        Assert.Contains(times, time => time.Length == "2024-03-05T06:07:08Z".Length);
        Assert.Contains(times, time => time.Length == "2024-03-05T06:07:08.1Z".Length);
        Assert.Contains(times, time => time.Length == "2024-03-05T06:07:08.123Z".Length);
    }

    [Fact]
    public async Task A_start_that_nobody_saw_is_minus_one()
        => Assert.Contains(await RowsAsync("process_name:ntoskrnl.exe"), row => row.GetProperty("start").ValueKind == JsonValueKind.Number
            && row.GetProperty("start").GetInt32() == -1);

    [Fact]
    public async Task Migrated_documents_have_a_null_id_and_keep_their_unique_id()
    {
        List<JsonElement> rows = [.. (await RowsAsync("process_name:wermgr.exe hostname:dev-ws-12"))
            .Where(row => row.GetProperty("id").ValueKind == JsonValueKind.Null)];
        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.Equal(49, row.GetProperty("unique_id").GetString()!.Length));
        Assert.All(rows, row => Assert.Equal(("", ""), (row.Text("parent_unique_id"), row.Text("parent_name"))));
        string path = rows[0].Text("unique_id")![..36] + "/0";
        Assert.Equal("explorer.exe", (await server.Admin.GetAsync("/api/v2/process/" + path)).Text("parent_name"));
    }

    [Fact]
    public async Task What_is_not_known_is_missing_and_never_null()
    {
        List<JsonElement> rows = await RowsAsync("");
        foreach (JsonElement row in rows)
            Assert.All(row.EnumerateObject(), member
                => Assert.True(member.Value.ValueKind != JsonValueKind.Null || member.Name == "id", member.Name));
        foreach (string optional in new[] { "process_md5", "comms_ip", "interface_ip", "parent_name", "parent_id", "logon_type",
            "watchlists", "fork_children_count" })
        {
            Assert.Contains(rows, row => row.TryGetProperty(optional, out _));
            Assert.Contains(rows, row => !row.TryGetProperty(optional, out _));
        }
    }

    [Fact]
    public async Task Feed_hits_have_four_members_each()
    {
        JsonElement row = (await RowsAsync("alliance_score_contosointel:[1 TO *]"))[0];
        Assert.Equal(90, row.GetProperty("alliance_score_contosointel").GetInt32());
        Assert.Equal(["contoso-2024-017"], row.GetProperty("alliance_data_contosointel").EnumerateArray().Select(item => item.GetString()));
        Assert.StartsWith("https://", row.GetProperty("alliance_link_contosointel").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("Z", row.GetProperty("alliance_updated_contosointel").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_are_those_of_the_segment()
    {
        List<JsonElement> segments = await RowsAsync("process_name:adobearmhelper.exe");
        Assert.True(segments.Count > 3);
        Assert.All(segments, segment => Assert.InRange(segment.GetProperty("netconn_count").GetInt32(), 1, 10));
        Assert.Equal(1, segments.Sum(segment => segment.GetProperty("regmod_count").GetInt32()));
    }

    private async Task<List<JsonElement>> RowsAsync(string query)
        => [.. (await server.Admin.SearchAsync(query, ("rows", "2000"))).GetProperty("results").EnumerateArray()];
}
