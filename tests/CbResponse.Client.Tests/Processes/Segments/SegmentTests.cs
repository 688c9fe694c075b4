using System.Net;

namespace CbResponse.Client.Tests;

public sealed class SegmentTests
{
    private const string Guid = "00000007-0000-1234-01da-6ec35ac2a480";
    private const string Route = "GET /api/v1/process/" + Guid + "/segment";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_newer_server_lists_them()
    {
        using Session session = new();
        session.Server.OnInfo().On(Route, Reply.Json($$"""
            {"process": {"segments": [
              {"unique_id": "{{Guid}}-018e0d3bbc84", "last_update": "2024-03-05T06:09:58.7Z", "last_server_update": "2024-03-05T06:10:02.5Z",
               "event_counts": {"filemod": 10, "netconn": 2, "dnsquery": 4} },
              {"unique_id": "{{Guid}}-018e0d3bbc00", "event_counts": {} }, {"unique_id": "{{Guid}}-018e0d3bbc01", "event_counts": null}]} }
            """));

        IReadOnlyList<ProcessSegment> segments = await session.Client.Segments.GetAsync(ProcessId.Parse(Guid + "-018e0d3bbc84")!, cancellationToken: Stop);

        session.Server.AssertDone();
        Assert.Equal([1_709_619_002_368, 1_709_619_002_369, 1_709_619_002_500], segments.Select(segment => segment.SegmentId));
        Assert.All(segments, segment => Assert.Equal((Guid, "edr.example"), (segment.ProcessId, segment.Server!)));
        ProcessSegment newest = segments[2];
        Assert.Equal(new DateTime(2024, 3, 5, 6, 9, 58, 700, DateTimeKind.Utc), newest.LastUpdate);
        Assert.Equal(new DateTime(2024, 3, 5, 6, 10, 2, 500, DateTimeKind.Utc), newest.LastServerUpdate);
        Assert.Equal((10, 2, 0, 12, "filemod 10, netconn 2"),
            (newest.EventCounts.FileMod, newest.EventCounts.NetConn, newest.EventCounts.ModLoad, newest.EventCounts.Total, newest.EventCounts.ToString()));
        Assert.Equal(4L, newest.EventCounts.AdditionalFields["dnsquery"]);
        Assert.Equal((0, string.Empty), (segments[0].EventCounts.Total, segments[1].EventCounts.ToString()));
    }

    [Fact]
    public async Task An_older_server_is_searched()
    {
        using Session session = new();
        session.Server.OnInfo("5.2.0").On(
            $"GET /api/v1/process?cb.urlver=1&q=process_id%3A{Guid}&rows=100&start=0&sort=segment_id%20asc",
            Reply.Json($$"""
                {"total_results": 2, "results": [{"id": "{{Guid}}", "segment_id": 1, "unique_id": "{{Guid}}-00000001", "last_update": "2024-03-05T06:07:08Z", "modload_count": 12},
                 {"id": "{{Guid}}", "segment_id": 2, "unique_id": "{{Guid}}-00000002"}]}
                """));

        IReadOnlyList<ProcessSegment> segments = await session.Client.Segments.GetAsync(ProcessId.Parse(Guid)!, cancellationToken: Stop);

        session.Server.AssertDone();
        Assert.Equal([1L, 2], segments.Select(segment => segment.SegmentId));
        Assert.Equal("modload 12", segments[0].EventCounts.ToString());
    }

    [Theory]
    [InlineData("6.2.0")]
    [InlineData("5.2.0")]
    public async Task A_process_without_segments_is_unknown(string version)
    {
        using Session session = new();
        session.Server.OnInfo(version).On(
            version[0] == '6' ? Route : $"GET /api/v1/process?cb.urlver=1&q=process_id%3A{Guid}&rows=100&start=0&sort=segment_id%20asc",
            Reply.Json("""{"process": {"segments": [] }, "total_results": 0, "results": []}"""));

        CbException error = await Assert.ThrowsAsync<CbException>(() => session.Client.Segments.GetAsync(ProcessId.Parse(Guid)!, cancellationToken: Stop));

        Assert.Equal(CbErrorKind.ObjectNotFound, error.Kind);
        Assert.Contains(Guid, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_process_is_not_found()
    {
        using Session session = new();
        session.Server.OnInfo().On(Route, Reply.Html(HttpStatusCode.NotFound, string.Empty));

        Assert.Equal(CbErrorKind.ObjectNotFound, (await Assert.ThrowsAsync<CbServerException>(() => session.Client.Segments.GetAsync(ProcessId.Parse(Guid)!))).Kind);
    }

    [Theory]
    [InlineData("{}", "process.segments")]
    [InlineData("""{"process": {"segments": [{"unique_id": "00000007-0000-1234-01da-6ec35ac2a480"}]}}""", "process.segments[0].unique_id")]
    [InlineData("""{"process": {"segments": [null]}}""", "process.segments[0].unique_id")]
    [InlineData("""{"process": {"segments": [{"unique_id": 5, "last_update": true}]}}""", "process.segments[0].last_update")]
    public async Task An_answer_of_another_shape_names_the_place(string body, string path)
    {
        using Session session = new();
        session.Server.OnInfo().On(Route, Reply.Json(body));

        Assert.Equal(path, (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.Segments.GetAsync(ProcessId.Parse(Guid)!))).Path);
    }
}
