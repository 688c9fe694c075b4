using System.Globalization;
using System.Text;

namespace CbResponse.Client.Tests;

/// <summary>One answer, however it arrives.</summary>
public sealed class AnswerReadingTests
{
    private const string Answer = """
        {"terms": ["x"], "start": 0, "elapsed": 0.5, "highlights": [{"name": "PREPREPREaPOSTPOSTPOST", "ids": ["1"]}],
         "facets": {"hostname": [{"name": "ü\"\\", "value": 1}]},
         "results": [
          {"segment_id": 1, "hostname": "höst", "cmdline": "a \"quoted\" \\ \u00fc\ud83d\ude00 text", "new": {"a": [1, {"b": "}"}]}},
          {"segment_id": 2, "start": "2024-03-05T06:07:08.12Z", "watchlists": [{"wid": "7", "value": "2024-03-05T06:20:00Z"}]},
          {"segment_id": 3, "alliance_data_nvd": ["r1", "r2"], "alliance_score_nvd": 50, "interface_ip": -889163511}
         ], "tagged_pids": {"1": [{"name": "i", "id": 1}]}, "filtered": {}, "total_results": 3, "incomplete_results": false}
        """;

    private static readonly SearchRange OnePage = new() { PageSize = 10 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(4096)]
    public async Task An_answer_in_pieces_gives_the_same_objects(int pieceSize)
    {
        List<Process> whole = await ReadAsync(Reply.Json(Answer));
        List<Process> pieces = await ReadAsync(Reply.Body(ScriptedBody.InPieces(Encoding.UTF8.GetBytes(Answer), pieceSize)));

        Assert.Equal(3, whole.Count);
        Assert.Equal(whole.Select(Everything), pieces.Select(Everything));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task A_mark_before_the_json_does_not_matter(int pieceSize)
    {
        List<Process> rows = await ReadAsync(Reply.Body(ScriptedBody.InPieces(Encoding.UTF8.GetBytes("\uFEFF" + Answer), pieceSize)));

        Assert.Equal([1, 2, 3], Search.Numbers(rows));
    }

    [Theory]
    [InlineData("""{"total_results": 2, "results": [{"segment_id": 1}, {"segment_id": 2}]}""")]
    [InlineData("""{"results": [{"segment_id": 1}, {"segment_id": 2}], "total_results": 2}""")]
    [InlineData("""{"x": [[]], "results": [{"segment_id": 1}, {"segment_id": 2}], "y": null, "total_results": "2", "z": {}}""")]
    [InlineData("""{"highlights": [], "tagged_pids": {}, "results": [{"segment_id": 1}, {"segment_id": 2}], "facets": {}, "total_results": 2.0}""")]
    [InlineData("""{"facets": null, "tagged_pids": 5, "highlights": "?", "results": [{"segment_id": 1}, {"segment_id": 2}], "total_results": 2}""")]
    [InlineData("""{"\u0072esults": [{"segm\u0065nt_id": 1}, {"segment_id": 2}], "total_\u0072esults": 2}""")]
    [InlineData("\r\n\t {\"results\"\n:\n[\n{\"segment_id\" : 1 }\r,{\"segment_id\":2}\n]\n,\"total_results\"\t:2}\r\n")]
    public async Task Members_may_come_in_any_order(string answer)
        => Assert.Equal([1, 2], Search.Numbers(await ReadAsync(Reply.Json(answer))));

    [Fact]
    public async Task Null_in_place_of_rows_is_no_rows()
        => Assert.Empty(await ReadAsync(Reply.Json("""{"results": null, "total_results": 0}""")));

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(100_000)]
    public async Task A_body_that_is_cut_at_any_byte_is_an_error_after_its_rows(int pieceSize)
    {
        byte[] body = Encoding.UTF8.GetBytes(Answer);
        for (int length = 0; length < body.Length; length++)
        {
            (List<Process> rows, Exception? failure) = await ReadUntilFailureAsync(Reply.Body(ScriptedBody.InPieces(body[..length], pieceSize)));

            CbUnexpectedResponseException error = Assert.IsType<CbUnexpectedResponseException>(failure);
            Assert.True(error.IsCutShort, Encoding.UTF8.GetString(body, 0, length));
            Assert.Equal("GET /api/v1/process", error.Route);
            Assert.Equal(RowsWithin(body, length), rows.Count);
        }
    }

    [Fact]
    public async Task A_connection_that_breaks_at_any_byte_is_an_error_after_its_rows()
    {
        byte[] body = Encoding.UTF8.GetBytes(Answer);
        for (int length = 0; length < Answer.Length; length++)
        {
            (List<Process> rows, Exception? failure) = await ReadUntilFailureAsync(Reply.Body(ScriptedBody.ThatBreaks(Answer[..length])));

            Assert.True(Assert.IsType<CbUnexpectedResponseException>(failure).IsCutShort);
            Assert.StartsWith("The connection broke before the answer was complete.", failure.Message, StringComparison.Ordinal);
            Assert.Equal(RowsWithin(body, Encoding.UTF8.GetByteCount(Answer[..length])), rows.Count);
        }
    }

    [Fact]
    public async Task A_body_that_stalls_is_an_error_after_its_rows()
    {
        using Session session = new(Session.Options(retries: 0));
        ScriptedBody body = ScriptedBody.ThatStalls($$"""{"results": [{{Search.Row(0)}}, {{Search.Row(1)}}, {"segment""");
        session.Server.OnInfo().On(Search.Request(0, 10), Reply.Body(body));

        Task<(List<Process> Rows, Exception? Failure)> reading = Reading.UntilFailureAsync(Search.Run(session, OnePage));
        await body.FellSilent;
        session.Clock.Advance(TimeSpan.FromSeconds(60));

        (List<Process> rows, Exception? failure) = await reading;
        Assert.Equal([0, 1], Search.Numbers(rows));
        Assert.Equal("GET /api/v1/process", Assert.IsType<CbTimeoutException>(failure).Route);
    }

    [Theory]
    [InlineData("{}", "results")]
    [InlineData("""{"total_results": 5}""", "results")]
    [InlineData("""{"results": []}""", "total_results")]
    [InlineData("""{"results": [], "total_results": null}""", "total_results")]
    [InlineData("""{"results": {}, "total_results": 1}""", "results")]
    [InlineData("""{"results": "none", "total_results": 1}""", "results")]
    [InlineData("""{"results": [], "total_results": "many"}""", "total_results")]
    [InlineData("""{"results": [], "total_results": [1]}""", "total_results")]
    [InlineData("""{"results": [], "total_results": 1, "incomplete_results": "perhaps"}""", "incomplete_results")]
    [InlineData("""{"results": [], "total_results": 1, "terms": "x"}""", "terms")]
    [InlineData("""{"results": [], "total_results": 1, "terms": [{}]}""", "terms")]
    [InlineData("""{"results": [{"segment_id": 1}, 5], "total_results": 2}""", "results[1]")]
    [InlineData("""{"results": [null], "total_results": 2}""", "results[0]")]
    [InlineData("""{"results": [{"segment_id": "one"}], "total_results": 2}""", "results[0].segment_id")]
    [InlineData("""{"results": [{}, {"process_pid": 5000000000}], "total_results": 2}""", "results[1].process_pid")]
    [InlineData("""{"results": [{"new": 1, "hostname": ["a"]}], "total_results": 2}""", "results[0].hostname")]
    [InlineData("""{"results": [{"terminated": 2.5}], "total_results": 2}""", "results[0].terminated")]
    [InlineData("""{"results": [{"start": "yesterday"}], "total_results": 2}""", "results[0].start")]
    [InlineData("""{"results": [{"watchlists": [{"wid": "x"}]}], "total_results": 2}""", "results[0].watchlists")]
    [InlineData("""{"results": [{"watchlists": {}}], "total_results": 2}""", "results[0].watchlists")]
    [InlineData("""{"results": [{"alliance_score_nvd": "high"}], "total_results": 2}""", "results[0].alliance_score_nvd")]
    [InlineData("""{"results": [{"watchlist_5": true}], "total_results": 2}""", "results[0].watchlist_5")]
    [InlineData("""{"results": [{"new": tru}], "total_results": 2}""", "results[0].new")]
    [InlineData("[]", null)]
    [InlineData("5", null)]
    [InlineData("not json", null)]
    [InlineData("{results: []}", null)]
    [InlineData("""{"start": 1 "results": []}""", null)]
    [InlineData("""{"results": [], "total_results": 1, }""", null)]
    public async Task An_answer_of_another_shape_names_the_place(string answer, string? path)
    {
        (List<Process> _, Exception? failure) = await ReadUntilFailureAsync(Reply.Json(answer));

        CbUnexpectedResponseException error = Assert.IsType<CbUnexpectedResponseException>(failure);
        Assert.Equal(path, error.Path);
        Assert.False(error.IsCutShort);
        Assert.Equal("GET /api/v1/process", error.Route);
        if (path is not null)
            Assert.Contains($"'{path}'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\u0001", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_another_shape_is_an_error_after_the_rows_before_it()
    {
        (List<Process> rows, Exception? failure) = await ReadUntilFailureAsync(
            Reply.Json($$"""{"results": [{{Search.Row(0)}}, {{Search.Row(1)}}, {"process_pid": "x"}, {{Search.Row(3)}}], "total_results": 4}"""));

        Assert.Equal([0, 1], Search.Numbers(rows));
        Assert.Equal(
            "The server's answer does not fit: 'results[2].process_pid' should be a number but is 'x'.",
            Assert.IsType<CbUnexpectedResponseException>(failure).Message);
    }

    [Theory]
    [InlineData("<html><title>Log in</title></html>")]
    [InlineData("\uFEFF  \r\n<!DOCTYPE html>")]
    public async Task A_page_with_status_200_is_no_answer(string page)
    {
        (List<Process> _, Exception? failure) = await ReadUntilFailureAsync(Reply.Json(page));

        Assert.Contains("web page and not JSON", Assert.IsType<CbUnexpectedResponseException>(failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_message_ends_the_rows()
    {
        (List<Process> rows, Exception? failure) = await ReadUntilFailureAsync(
            Reply.Json($$"""{"results": [{{Search.Row(0)}}], "errorMessage": "Solr is down {{Session.Secret}}"}"""));

        Assert.Single(rows);
        Assert.Equal("Solr is down ********", Assert.IsType<CbServerException>(failure).ServerText);
    }

    [Fact]
    public async Task A_row_larger_than_any_buffer_is_read()
    {
        string commandLine = new('x', 300_000);
        string answer = $$"""{"results": [{"cmdline": "{{commandLine}}"}, {"segment_id": 2}], "total_results": 2}""";

        List<Process> rows = await ReadAsync(Reply.Body(ScriptedBody.InPieces(Encoding.UTF8.GetBytes(answer), 1_400)));

        Assert.Equal(commandLine, rows[0].CommandLine);
        Assert.Equal(2, rows[1].SegmentId);
    }

    [Fact]
    public async Task Members_that_nobody_asked_for_are_passed_over_whatever_their_size()
    {
        string highlights = string.Join(",", Enumerable.Repeat("""{"name": "a", "ids": ["1"]}""", 10_000));
        string answer = $$"""{"highlights": [{{highlights}}], "results": [{"segment_id": 2}], "total_results": 1}""";

        Assert.Equal([2], Search.Numbers(await ReadAsync(Reply.Body(ScriptedBody.InPieces(Encoding.UTF8.GetBytes(answer), 999)))));
    }

    [Theory]
    [InlineData("""{"results": [{"process_pid": "TOKEN"}], "total_results": 1}""")]
    [InlineData("""{"results": [{"start": "TOKEN"}], "total_results": 1}""")]
    [InlineData("""{"results": [], "total_results": "TOKEN"}""")]
    [InlineData("""{"results": [{"TOKEN": [x]}], "total_results": 1}""")]
    public async Task A_token_that_the_server_gives_back_is_not_repeated_in_a_complaint(string answer)
    {
        (List<Process> _, Exception? failure) = await ReadUntilFailureAsync(
            Reply.Json(answer.Replace("TOKEN", Session.Secret, StringComparison.Ordinal)));

        Assert.DoesNotContain(Session.Secret, Assert.IsType<CbUnexpectedResponseException>(failure).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_nested_without_end_is_an_error()
    {
        (List<Process> _, Exception? failure) = await ReadUntilFailureAsync(
            Reply.Json($$"""{"results": [{"new": {{new string('[', 100_000)}}{{new string(']', 100_000)}}}], "total_results": 1}"""));

        Assert.Equal("results[0].new", Assert.IsType<CbUnexpectedResponseException>(failure).Path);
    }

    /// <summary>How many rows end within the first bytes: each ends with a brace before a comma or the end of the list.</summary>
    private static int RowsWithin(byte[] body, int length)
    {
        string prefix = Encoding.UTF8.GetString(body, 0, length);
        string[] ends = ["\"}]}}", "Z\"}]}", "163511}"];
        return ends.Count(end => prefix.Contains(end, StringComparison.Ordinal));
    }

    private static string Everything(Process row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.SegmentId} {row.HostName} {row.CommandLine} {row.Start:o} {row.InterfaceIP} "
        + $"{string.Join(";", row.Watchlists)} {string.Join(";", row.FeedHits.Select(hit => $"{hit} {string.Join(",", hit.ReportIds)}"))} "
        + $"{row.AdditionalFields.GetRawJson("new")}");

    private static async Task<List<Process>> ReadAsync(Reply reply)
    {
        (List<Process> rows, Exception? failure) = await ReadUntilFailureAsync(reply);
        Assert.Null(failure);
        return rows;
    }

    private static async Task<(List<Process> Rows, Exception? Failure)> ReadUntilFailureAsync(Reply reply)
    {
        using Session session = new(Session.Options(retries: 0));
        session.Server.OnInfo().On(Search.Request(0, 10), reply);
        return await Reading.UntilFailureAsync(Search.Run(session, OnePage));
    }
}
