using System.Globalization;
using System.Net;

namespace CbResponse.Client.Tests;

public sealed class BinarySearchTests : IDisposable
{
    private readonly Session _session = new(Session.Options(retries: 0));

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task Pages_follow_each_other_newest_first()
    {
        _session.Server.OnInfo()
            .On(Request("x", 0, 100), Page(150, 0, 100))
            .On(Request("x", 100, 1000), Page(150, 100, 50));
        List<Binary> binaries = await ReadAsync(new BinarySearch { Query = "x" });

        Assert.Equal(Enumerable.Range(0, 150).Select(Hash), binaries.Select(binary => binary.Md5));
        Assert.All(binaries, binary => Assert.Equal("edr.example", binary.Server));
        Assert.Empty(_session.Observer.Warnings);
        _session.Server.AssertDone();
    }

    [Fact]
    public async Task Rows_are_read_like_summaries()
    {
        _session.Server.OnInfo().On(Request("", 0, 100), Reply.Json("""
            {"results": [{"md5": "A", "watchlists": [{"wid": "5", "value": "2024-03-05T06:07:08Z"}], "alliance_score_srs": 70, "alliance_score_vt": "3", "endpoint": ["H|7"],
             "digsig_result": "Signed", "digsig_publisher": "Contoso", "product_name": "Suite", "product_version": "1.2", "orig_mod_len": 30000000, "copied_mod_len": 26214400,
             "new_field": {"a": [1, "]}"]}, "original_filename": "\ud83d\ude00.exe"}, {"md5": "B"}], "total_results": 2}
            """));
        List<Binary> binaries = await ReadAsync(new BinarySearch());

        Binary first = binaries[0];
        Assert.Equal(("😀.exe", true, "Signed, Contoso", "Suite, 1.2"), (first.FileName!, first.IsTruncated, first.SigningData.ToString(), first.VersionInfo.ToString()));
        Assert.Equal([("srs", 70), ("vt", 3)], first.AllianceScores.OrderBy(score => score.Key).Select(score => (score.Key, score.Value)));
        Assert.Equal(5, Assert.Single(first.Watchlists).WatchlistId);
        Assert.Equal("new_field", Assert.Single(first.AdditionalFields.Keys));
        Assert.Equal("https://edr.example/#/binary/A", first.ConsoleUri!.ToString());
        Assert.Equal((null, false, "B"), (binaries[1].FileName, binaries[1].IsTruncated, binaries[1].Md5));
    }

    [Theory]
    [InlineData("""{"md5": "A", "host_count": "many"}""", "results[1].host_count")]
    [InlineData("""{"md5": "A", "watchlists": 5}""", "results[1].watchlists")]
    [InlineData("""{"md5": "A", "alliance_score_srs": []}""", "results[1].alliance_score_srs")]
    public async Task A_value_that_does_not_fit_is_named_behind_the_rows_before_it(string row, string path)
    {
        _session.Server.OnInfo().On(Request("", 0, 100), Reply.Json($$"""{"results": [{"md5": "Z"}, {{row}}], "total_results": 2}"""));
        List<Binary> rows = [];
        CbUnexpectedResponseException e = await Assert.ThrowsAsync<CbUnexpectedResponseException>(async () =>
        {
            await foreach (Binary binary in _session.Client.Binaries.SearchAsync(new BinarySearch(), null, TestContext.Current.CancellationToken))
                rows.Add(binary);
        });

        Assert.Equal("Z", Assert.Single(rows).Md5);
        Assert.Equal(path, e.Path);
    }

    [Fact]
    public async Task A_search_is_counted_without_its_rows()
    {
        _session.Server.On("GET /api/v1/binary?cb.urlver=1&q=x&rows=0&start=0", Reply.Json("""{"results": [], "total_results": 77}"""));
        Assert.Equal(77, await _session.Client.Binaries.CountAsync(new BinarySearch { Query = "x" }, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Many_hashes_are_looked_up_together()
    {
        string[] hashes = [.. Enumerable.Range(0, 250).Select(Hash)];
        _session.Server.OnInfo()
            .On("POST /api/v1/binary", Page(199, 1, 199), Posted(hashes[..200]))
            .On(Request(Query(hashes[200..]), 0, 50), Page(50, 200, 50));
        IReadOnlyDictionary<string, Binary> found = await _session.Client.Binaries.FindAsync(
            [.. hashes, hashes[3].ToLowerInvariant(), hashes[4]], false, _session.Observer, TestContext.Current.CancellationToken);

        Assert.Equal(249, found.Count);
        Assert.False(found.ContainsKey(hashes[0]));
        Assert.Equal(hashes[7], found[hashes[7].ToLowerInvariant()].Md5);
        Assert.Empty(_session.Observer.Warnings);
        Assert.Equal(3, _session.Server.Requests.Count);
    }

    [Fact]
    public async Task Frequencies_come_with_a_search_on_request()
    {
        _session.Server.OnInfo().On(Request("", 0, 100), Page(1, 1, 1)).On(Frequency(1), Reply.Json("""{"hostCount": 3, "globalCount": "12", "numDocs": 480}"""));
        BinaryFrequency? frequency = Assert.Single(await ReadAsync(new BinarySearch { IncludeFrequency = true })).Frequency;

        Assert.Equal((3, 12, 480, 0.025), (frequency!.HostCount, frequency.ProcessCount, frequency.TotalProcessCount, frequency.Share));
        Assert.Equal("3 hosts, 12 processes, 2.5%", frequency.ToString());
    }

    [Fact]
    public async Task A_frequency_that_cannot_be_had_takes_no_file_along()
    {
        _session.Server.OnInfo().On(Request("", 0, 100), Page(1, 1, 1)).On(Frequency(1), Reply.Text(HttpStatusCode.InternalServerError, "broken"));
        Assert.Null(Assert.Single(await ReadAsync(new BinarySearch { IncludeFrequency = true })).Frequency);
        Assert.Equal(CbWarningKind.PartMissing, Assert.Single(_session.Observer.Warnings).Kind);
    }

    [Fact]
    public async Task A_share_of_nothing_is_nothing()
    {
        _session.Server.On(Frequency(1), Reply.Json("""{"hostCount": 0, "globalCount": 0, "numDocs": 0}"""));
        Assert.Equal(0, (await _session.Client.Binaries.GetFrequencyAsync(Hash(1).ToLowerInvariant(), null, TestContext.Current.CancellationToken)).Share);
    }

    [Fact]
    public async Task An_icon_is_a_picture()
    {
        byte[] picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1];
        _session.Server.On("GET /api/v1/binary/A/icon", Reply.Bytes(HttpStatusCode.OK, picture, "image/png"));
        Assert.Equal(picture, await _session.Client.Binaries.GetIconAsync("a", null, TestContext.Current.CancellationToken));

        _session.Server.On("GET /api/v1/binary/A/icon", Reply.Html(HttpStatusCode.OK, "<html>"));
        CbException e = await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => _session.Client.Binaries.GetIconAsync("a", null, TestContext.Current.CancellationToken));
        Assert.Contains("no PNG picture", e.Message, StringComparison.Ordinal);
    }

    private static string Hash(int number) => number.ToString("X32", CultureInfo.InvariantCulture);

    private static string Query(IEnumerable<string> hashes) => string.Join(" or ", hashes.Select(hash => "md5:" + hash));

    private static string Request(string query, long start, int rows) => string.Create(
        CultureInfo.InvariantCulture,
        $"GET /api/v1/binary?cb.urlver=1&q={Uri.EscapeDataString(query)}&rows={rows}&start={start}&sort=server_added_timestamp%20desc");

    private static string Posted(IEnumerable<string> hashes)
        => $$"""{"cb.urlver":"1","q":"{{Query(hashes)}}","rows":200,"start":0,"sort":"server_added_timestamp desc"}""";

    private static string Frequency(int number) => $"GET /api/v1/process/host/count?cb.freqver=1&name=md5&md5={Hash(number)}";

    private static Reply Page(long total, int from, int count) => Reply.Json(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"results": [{{string.Join(", ", Enumerable.Range(from, count).Select(number => $$"""{"md5": "{{Hash(number)}}"}"""))}}], "total_results": {{total}}}"""));

    private async Task<List<Binary>> ReadAsync(BinarySearch search)
    {
        List<Binary> binaries = [];
        await foreach (Binary binary in _session.Client.Binaries.SearchAsync(search, _session.Observer, TestContext.Current.CancellationToken))
            binaries.Add(binary);
        return binaries;
    }
}
