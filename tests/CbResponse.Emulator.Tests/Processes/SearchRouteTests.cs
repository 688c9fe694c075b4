using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

public sealed class SearchRouteTests(DefaultFixture server) : IClassFixture<DefaultFixture>
{
    private const string NetUse = @"process_name:net.exe cmdline:\\test\blah";

    [Fact]
    public async Task The_answer_has_the_members_of_a_6_x_server()
    {
        JsonElement answer = await server.Admin.SearchAsync(NetUse, ("cb.group", "id"));
        Assert.Equal(
            ["terms", "start", "total_results", "elapsed", "comprehensive_search", "all_segments", "incomplete_results", "highlights",
                "facets", "filtered", "tagged_pids", "results"],
            answer.EnumerateObject().Select(member => member.Name));
        Assert.Equal(2, answer.GetProperty("total_results").GetInt32());
        Assert.Equal(["process_name:net.exe", @"cmdline:\\test\blah"], answer.GetProperty("terms").EnumerateArray()
            .Select(term => term.GetString()));
        Assert.Equal(
            [@"net  use y: \\test\blah", @"net  use z: \\test\blah"],
            answer.GetProperty("results").EnumerateArray().Select(row => row.GetProperty("cmdline").GetString()));
    }

    [Theory]
    [InlineData("""{"q": "process_name:net.exe", "rows": 3, "start": 1, "sort": "start asc", "facet": true, "facet.field": "hostname"}""")]
    [InlineData("""{"cb.urlver": ["1"], "q": ["process_name:net.exe"], "rows": [3], "start": ["1"], "sort": ["start asc"], "facet": ["true", "true"], "facet.field": ["hostname"]}""")]
    public async Task A_post_takes_scalars_and_arrays_whatever_the_content_type(string body)
    {
        JsonElement get = await server.Admin.SearchAsync("process_name:net.exe", ("rows", "3"), ("start", "1"), ("sort", "start asc"),
            ("facet", "true"), ("facet.field", "hostname"));
        foreach (string contentType in new[] { "application/json", "text/plain", "application/x-www-form-urlencoded" })
        {
            JsonElement post = await server.Admin.PostAsync("/api/v1/process", body, contentType);
            Assert.Equal(get.GetProperty("results").GetRawText(), post.GetProperty("results").GetRawText());
            Assert.Equal(get.GetProperty("facets").GetRawText(), post.GetProperty("facets").GetRawText());
        }
    }

    [Fact]
    public async Task Several_q_must_all_match()
    {
        JsonElement answer = await server.Admin.PostAsync("/api/v1/process", """{"q": ["process_name:net.exe", "cmdline:blah", ""], "rows": 0}""");
        Assert.Equal(2, answer.GetProperty("total_results").GetInt32());
    }

    [Fact]
    public async Task Ten_rows_come_unless_more_are_asked_for()
    {
        Assert.Equal(10, (await server.Admin.SearchAsync("")).GetProperty("results").GetArrayLength());
        Assert.Equal(500, (await server.Admin.SearchAsync("", ("rows", "500"))).GetProperty("results").GetArrayLength());
        Assert.Equal(0, (await server.Admin.SearchAsync("", ("rows", "0"))).GetProperty("results").GetArrayLength());
        Assert.Equal(10, (await server.Admin.GetAsync("/api/v1/process")).GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Noise_is_ignored()
    {
        JsonElement plain = await server.Admin.SearchAsync(NetUse);
        JsonElement noisy = await server.Admin.SearchAsync(NetUse, ("cb.urlver", "1"), ("cb.query_source", "ui"),
            ("cb.legacy_5x_mode", "True"), ("cb.facet.fuzzy", "true"), ("facet", "False"), ("params", "x"), ("sort", ""));
        Assert.Equal(plain.GetProperty("results").GetRawText(), noisy.GetProperty("results").GetRawText());
    }

    [Fact]
    public async Task Facets_have_the_types_of_the_real_ones()
    {
        JsonElement answer = await server.Admin.GetAsync("/api/v1/process?rows=0&facet=true&facet.field=hour_of_day&facet.field=sensor_id&cb.fq.os_type=windows");
        JsonElement hour = answer.GetProperty("facets").GetProperty("hour_of_day")[0];
        Assert.Equal(JsonValueKind.String, hour.GetProperty("name").ValueKind);
        Assert.Equal(JsonValueKind.Number, hour.GetProperty("value").ValueKind);
        Assert.Equal(100, hour.GetProperty("percent").GetDouble());
        Assert.Matches(@"^\d+\.\d$", hour.GetProperty("ratio").GetString()!);
        Assert.Equal(JsonValueKind.Number, answer.GetProperty("facets").GetProperty("sensor_id")[0].GetProperty("name").ValueKind);
        JsonElement filtered = answer.GetProperty("filtered");
        Assert.Equal("windows", Assert.Single(filtered.GetProperty("os_type").EnumerateArray()).GetString());
        Assert.Equal(0, filtered.GetProperty("hour_of_day").GetArrayLength());
    }

    [Theory]
    [InlineData("q=%22open")]
    [InlineData("q=(a")]
    [InlineData("q=a)")]
    [InlineData("q=process_name:")]
    [InlineData("cb.q.process_name=(")]
    public async Task A_query_that_does_not_parse_is_400_with_a_reason(string parameters)
    {
        (HttpStatusCode status, string body) = await server.Admin.TryAsync(HttpMethod.Get, "/api/v1/process?" + parameters);
        Assert.Equal((HttpStatusCode.BadRequest, """{"reason": "query_malformed_syntax"}"""), (status, body));
    }

    [Theory]
    [InlineData("rows=-1")]
    [InlineData("rows=many")]
    [InlineData("start=1.5")]
    [InlineData("sort=nothing%20asc")]
    [InlineData("cb.min_last_update=yesterday")]
    public async Task Other_bad_input_is_400_with_a_text(string parameters)
    {
        using HttpResponseMessage response = await server.Admin.SendAsync(HttpMethod.Get, "/api/v1/process?" + parameters);
        Assert.Equal((HttpStatusCode.BadRequest, "text/plain"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("q=cmd.exe")]
    public async Task A_body_that_is_no_object_is_400(string body)
        => Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Post, "/api/v1/process", body)).Status);

    [Fact]
    public async Task Answers_are_compressed_when_asked()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/process?rows=100");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using HttpResponseMessage response = await server.Admin.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        await using System.IO.Compression.GZipStream body = new(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), System.IO.Compression.CompressionMode.Decompress);
        using JsonDocument answer = await JsonDocument.ParseAsync(body, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(100, answer.RootElement.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task The_content_type_names_no_charset_and_text_is_utf_8()
    {
        using HttpResponseMessage response = await server.Admin.SendAsync(HttpMethod.Get, "/api/v1/process?q=cmdline:计划.txt");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        byte[] bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using JsonDocument answer = JsonDocument.Parse(bytes);
        Assert.Contains("🚀 launch\\计划.txt", answer.RootElement.GetProperty("results")[0].GetProperty("cmdline").GetString(),
            StringComparison.Ordinal);
        Assert.True(bytes.AsSpan().IndexOf("计划"u8) > 0);
    }

    [Fact]
    public async Task Tagged_documents_name_their_investigations_and_repeat_them()
    {
        JsonElement answer = await server.Admin.SearchAsync("watchlist_12:*", ("cb.group", "id"));
        JsonProperty tagged = Assert.Single(answer.GetProperty("tagged_pids").EnumerateObject());
        Assert.Equal(answer.GetProperty("results")[0].GetProperty("unique_id").GetString(), tagged.Name);
        Assert.Equal([2, 2], tagged.Value.EnumerateArray().Select(entry => entry.GetProperty("id").GetInt32()));
    }

    [Fact]
    public async Task The_published_example_of_facets_counts_the_programs_of_one_user_on_one_host()
    {
        JsonElement answer = await server.Admin.SearchAsync("hostname:WIN-IA9NQ1GN8OI username:bit9rad", ("cb.urlver", "1"),
            ("facet", "true"), ("facet.field", "process_name"), ("facet.field", "username"), ("rows", "0"));
        JsonElement[] names = [.. answer.GetProperty("facets").GetProperty("process_name").EnumerateArray()];
        Assert.Equal([("chrome.exe", 12, 100.0, "29.3"), ("thumbnailextractionhost.exe", 8, 66.67, "19.5"), ("adobearm.exe", 4, 33.33, "9.8")],
            names.Take(3).Select(entry => (entry.Text("name")!, entry.GetProperty("value").GetInt32(), entry.GetProperty("percent").GetDouble(),
                entry.Text("ratio")!)));
        Assert.Equal(answer.Total(), names.Sum(entry => entry.GetProperty("value").GetInt32()));
        JsonElement user = Assert.Single(answer.GetProperty("facets").GetProperty("username").EnumerateArray());
        Assert.Equal((@"WIN-IA9NQ1GN8OI\bit9rad", answer.Total()), (user.Text("name"), user.GetProperty("value").GetInt32()));
    }

    [Fact]
    public async Task The_published_example_of_grouping_finds_seven_segments_and_one_process()
    {
        (string, string)[] window = [("cb.min_last_update", "2017-05-21T18:41:58Z"), ("cb.max_last_update", "2017-06-01T00:00:00Z")];
        JsonElement segments = await server.Admin.SearchAsync("process_name:cmd.exe", window);
        Assert.Equal(
            [1495465643405, 1495465407157, 1495463680155, 1495463807694, 1495463543944, 1495463176570, 1495463243492],
            segments.GetProperty("results").EnumerateArray().Select(row => row.GetProperty("segment_id").GetInt64()));
        JsonElement grouped = await server.Admin.SearchAsync("process_name:cmd.exe", [.. window, ("cb.group", "id")]);
        JsonElement only = Assert.Single(grouped.GetProperty("results").EnumerateArray());
        Assert.Equal("00000001-0000-0e48-01d2-c2a397f4cfe0-015c30b2cd8d", only.GetProperty("unique_id").GetString());
    }

    [Fact]
    public async Task Paging_by_start_meets_every_document_once()
    {
        HashSet<string> seen = [];
        int total = int.MaxValue;
        for (int start = 0; start < total; start += 100)
        {
            JsonElement page = await server.Admin.SearchAsync("", ("rows", "100"),
                ("start", start.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            total = page.GetProperty("total_results").GetInt32();
            foreach (JsonElement row in page.GetProperty("results").EnumerateArray())
                Assert.True(seen.Add(row.GetProperty("unique_id").GetString()!));
        }

        Assert.Equal(total, seen.Count);
    }
}
