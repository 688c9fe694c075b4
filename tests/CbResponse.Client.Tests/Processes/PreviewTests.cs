using System.Net;

namespace CbResponse.Client.Tests;

public sealed class PreviewTests
{
    private const string Guid = "00000007-0000-1234-01da-6ec35ac2a480";

    private static readonly ProcessId Id = ProcessId.Parse(Guid)!;

    [Fact]
    public async Task The_preview_of_the_reference_is_read()
    {
        using Session session = new();
        session.Server.OnInfo("5.2.0").On(
            "GET /api/v1/process/7078511340675742078/1/preview?q=windows", Reply.Json(Fixture.Text("reference-process-preview.json")));

        ProcessPreview preview = await session.Client.Processes.GetPreviewAsync(ProcessId.Parse("7078511340675742078")!, 1, "windows");

        session.Server.AssertDone();
        Assert.Equal(["windows"], preview.Terms);
        Assert.Equal("windows", preview.Query);
        Assert.Equal(10, preview.Events.Count);
        Assert.All(preview.Events, item => Assert.True(item is { Kind: "modload", IsMatch: true }));
        Assert.Equal(@"2013-10-07 15:07:09.000000|27d9ed8cb8b62d1e0a8e5ace6cf52e2f|c:\windows\system32\ntdll.dll", preview.Events[0].Line.Text);
        Assert.Equal(("svchost.exe", 15, "J-8205A0C27A0C4"), (preview.Process.ProcessName, preview.Process.ModLoadCount, preview.Process.HostName));
        Assert.Equal(("7078511340675742078", "edr.example", "edr.example"), (preview.Id, preview.Server, preview.Process.Server));
        Assert.Empty(preview.Fields);
    }

    [Theory]
    [InlineData("7.6.0", Guid, null, "0")]
    [InlineData("5.2.0", Guid, null, "1")]
    [InlineData("7.6.0", Guid + "-018e0d3bbc84", null, "1709619002500")]
    [InlineData("7.6.0", Guid, 5L, "5")]
    public async Task The_document_is_the_one_that_is_meant(string version, string id, long? segment, string asked)
    {
        using Session session = new();
        session.Server.OnInfo(version).On($"GET /api/v1/process/{Guid}/{asked}/preview", Reply.Json($$"""{"id": "{{Guid}}"}"""));

        ProcessPreview preview = await session.Client.Processes.GetPreviewAsync(ProcessId.Parse(id)!, segment);

        session.Server.AssertDone();
        Assert.Empty(preview.Events);
        Assert.Empty(preview.Terms);
    }

    [Fact]
    public async Task Marks_are_in_no_property()
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET /api/v1/process/{Guid}/0/preview?q=a%20b", Reply.Json($$$"""
            {"process": {"id": "{{{Guid}}}", "cmdline": "run PREPREPRENet.exePOSTPOSTPOST use", "username": "anna",
              "other": {"deep": ["PREPREPREnet.exePOSTPOSTPOST"]},
              "netconn_complete": [{"domain": "PREPREPREc2.examplePOSTPOSTPOST", "proto": 6}],
              "childproc_complete": ["2024-03-05 06:07:08.123|x|y|c:\\PREPREPREnet.exePOSTPOSTPOST|5|true|false"],
              "regmod_complete": null, "filemod_complete": ["1|plain"]}}
            """));

        ProcessPreview preview = await session.Client.Processes.GetPreviewAsync(Id, query: "a b");

        Assert.Equal(["Net.exe", "c2.example"], preview.Terms);
        Assert.Equal("run Net.exe use", preview.Process.CommandLine);
        Assert.Equal(new TextMatch(4, 7), Assert.Single(preview.Fields["cmdline"].Matches));
        Assert.Equal(["netconn", "childproc", "filemod"], preview.Events.Select(item => item.Kind));
        Assert.Equal([true, true, false], preview.Events.Select(item => item.IsMatch));
        Assert.Equal("""{"domain": "c2.example", "proto": 6}""", preview.Events[0].Line.Text);
        Assert.Equal("""{"deep":["net.exe"]}""", preview.Process.AdditionalFields.GetRawJson("other")!.Replace(" ", string.Empty, StringComparison.Ordinal));
        Assert.Equal(["other"], preview.Process.AdditionalFields.Keys);
    }

    [Theory]
    [InlineData("[]", "the answer")]
    [InlineData("{}", "id")]
    [InlineData("""{"id": "x", "process_pid": "many"}""", "process_pid")]
    public async Task An_answer_that_is_no_preview_is_an_error(string body, string path)
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET /api/v1/process/{Guid}/0/preview", Reply.Json(body));

        CbUnexpectedResponseException error = await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.Processes.GetPreviewAsync(Id));

        Assert.Equal(path, error.Path);
    }

    [Fact]
    public async Task The_feeds_of_the_reference_have_nothing_to_look_up()
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET /api/v1/process/{Guid}/0/threat_intel_hits", Reply.Json(Fixture.Text("reference-threat-intel-hits.json")));

        IReadOnlyList<ThreatIntelHit> answers = await session.Client.Processes.GetThreatIntelHitsAsync(Id);

        session.Server.AssertDone();
        Assert.Equal(["threatintel", "intel_feed_2"], answers.Select(answer => answer.Feed));
        Assert.Equal(["Carbon Black Threat Intelligence", "Third Party Reputation"], answers.Select(answer => answer.FeedTitle));
        Assert.All(answers, answer => Assert.Equal((2004, false, false, "No IOC values to look up"), (answer.ErrorCode, answer.IsHit, answer.IsFailure, answer.Message)));
        Assert.All(answers, answer => Assert.Equal((Guid, 0L, "edr.example"), (answer.ProcessId, answer.SegmentId, answer.Server)));
    }

    [Theory]
    [InlineData("""{"f": {"data": {"203.0.113.9": {"score": 5}}, "error": 0}}""", true, false, "203.0.113.9")]
    [InlineData("""{"f": {"data": [1]}}""", true, false, "data")]
    [InlineData("""{"f": {"data": {}, "error": 5001, "message": "down"}}""", false, true, "")]
    [InlineData("""{"f": {"data": {}, "error": "5001", "message": "down"}}""", false, true, "")]
    [InlineData("""{"f": {"feedinfo": null, "data": null, "error": null}}""", false, false, "")]
    public async Task What_a_feed_knows_is_told_from_what_it_could_not_say(string body, bool isHit, bool isFailure, string indicators)
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET /api/v1/process/{Guid}/3/threat_intel_hits", Reply.Json(body));

        ThreatIntelHit answer = Assert.Single(await session.Client.Processes.GetThreatIntelHitsAsync(Id, 3));

        Assert.Equal((isHit, isFailure, indicators), (answer.IsHit, answer.IsFailure, string.Join(",", answer.Indicators)));
    }

    [Fact]
    public async Task No_feed_is_no_answer() => Assert.Empty(await AskIntelAsync(Reply.Empty(HttpStatusCode.NoContent)));

    [Fact]
    public async Task A_server_that_does_not_share_gets_an_error_that_says_where_to_turn_it_on()
    {
        CbServerException error = await Assert.ThrowsAsync<CbServerException>(
            () => AskIntelAsync(Reply.Text(HttpStatusCode.InternalServerError, "Unhandled exception. Check logs for details.")));

        Assert.Equal(500, error.StatusCode);
        Assert.Contains("https://edr.example/#/share", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hits_of_another_shape_are_an_error()
    {
        Assert.Equal("the answer", (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => AskIntelAsync(Reply.Json("[]")))).Path);
        Assert.Equal("f", (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => AskIntelAsync(Reply.Json("""{"f": 1}""")))).Path);
    }

    [Fact]
    public async Task A_report_is_copied_as_it_arrives()
    {
        byte[] content = [.. Enumerable.Range(0, 200_000).Select(number => (byte)number)];
        using Session session = new();
        session.Server.OnInfo().On($"GET /api/v1/process/{Guid}/0/report", Reply.Body(ScriptedBody.InPieces(content, 7_000)));
        using MemoryStream file = new();

        Assert.Equal(200_000, await session.Client.Processes.DownloadReportAsync(Id, null, file));

        session.Server.AssertDone();
        Assert.Equal(content, file.ToArray());
    }

    [Theory]
    [InlineData("""{"errorMessage": "The report could not be made."}""", "could not be made")]
    [InlineData("", "empty")]
    public async Task An_answer_without_a_report_is_not_kept_as_one(string body, string message)
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET /api/v1/process/{Guid}/0/report", Reply.Json(body));
        using MemoryStream file = new();

        CbException error = await Assert.ThrowsAnyAsync<CbException>(() => session.Client.Processes.DownloadReportAsync(Id, null, file));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, file.Length);
    }

    [Theory]
    [InlineData("""{"report": "all of it"}""")]
    [InlineData("{ is no JSON")]
    public async Task A_report_may_look_like_a_message(string body)
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET /api/v1/process/{Guid}/0/report", Reply.Json(body));

        Assert.Equal(body.Length, await session.Client.Processes.DownloadReportAsync(Id, null, Stream.Null));
    }

    [Fact]
    public async Task A_report_that_is_cut_or_a_page_or_finds_no_room_is_an_error()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On($"GET /api/v1/process/{Guid}/0/report", Reply.Body(ScriptedBody.ThatBreaks("half")))
            .On($"GET /api/v1/process/{Guid}/0/report", Reply.Html(HttpStatusCode.OK, "<h1>Log in</h1>"))
            .On($"GET /api/v1/process/{Guid}/0/report", Reply.Text(HttpStatusCode.OK, "all of it"));
        using MemoryStream small = new(new byte[4], writable: true);
        using FullDisk full = new();

        Assert.True((await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.Processes.DownloadReportAsync(Id, null, small))).IsCutShort);
        await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.Processes.DownloadReportAsync(Id, null, Stream.Null));
        CbException error = await Assert.ThrowsAsync<CbException>(() => session.Client.Processes.DownloadReportAsync(Id, null, full));

        session.Server.AssertDone();
        Assert.Contains("No space left", error.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<ThreatIntelHit>> AskIntelAsync(Reply reply)
    {
        using Session session = new();
        session.Server.OnInfo().On($"GET /api/v1/process/{Guid}/0/threat_intel_hits", reply);
        return await session.Client.Processes.GetThreatIntelHitsAsync(Id);
    }

    private sealed class FullDisk : MemoryStream
    {
        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => Task.FromException(new IOException("No space left on device"));
    }
}
