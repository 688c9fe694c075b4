using System.Net;

namespace CbResponse.Client.Tests;

/// <summary>How the events of a process are asked for, and what comes of answers that are cut, partial, paged or refused.</summary>
public sealed class EventReadingTests
{
    private const string Summary = $$"""{"id": "{{EventAnswer.Id}}", "segment_id": 1}""";

    [Theory]
    [InlineData("5.0.3", 1)]
    [InlineData("5.1.1", 2)]
    [InlineData("5.2.0.161004.1206", 3)]
    [InlineData("6.0.0", 4)]
    [InlineData("7.8.1", 4)]
    public async Task The_form_of_events_suits_the_servers_version(string version, int apiVersion)
    {
        using Session session = new();
        session.Server.OnInfo(version).On(EventAnswer.Request(apiVersion, segment: 2), Reply.Json(EventAnswer.Body("")));
        Assert.Empty(await ReadAsync(session, new EventSearch { SegmentId = 2 }));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task All_documents_are_the_default_unless_the_identifier_names_one()
    {
        using Session session = new();
        session.Server.OnInfo().On(EventAnswer.Request(), Reply.Json(EventAnswer.Body(""))).On(EventAnswer.Request(segment: 1_709_619_002_500), Reply.Json(EventAnswer.Body("")));
        await ReadAsync(session);
        await session.Client.Events.ReadAsync(ProcessId.Parse(EventAnswer.Id + "-018e0d3bbc84")!).ToListAsync();
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Before_6_the_documents_are_found_by_search_and_read_one_after_the_other()
    {
        using Session session = new();
        session.Server.OnInfo("5.2.0")
            .On($"GET /api/v1/process?cb.urlver=1&q=process_id%3A{EventAnswer.Id}&rows=100&start=0&sort=segment_id%20asc", Search.Page(2, 1, 2))
            .On(EventAnswer.Request(3, 1), Reply.Json(EventAnswer.Lines("modload_complete", EventAnswer.ModLoads(0, 2))))
            .On(EventAnswer.Request(3, 2), Reply.Json(EventAnswer.Lines("modload_complete", EventAnswer.ModLoads(2, 1))));

        List<ProcessEvent> events = await ReadAsync(session);

        session.Server.AssertDone();
        Assert.Equal([1L, 1L, 2L], events.Select(item => item.SegmentId));
    }

    [Fact]
    public async Task Before_6_a_process_that_the_search_does_not_know_is_asked_for_anyway()
    {
        using Session session = new();
        session.Server.OnInfo("5.0.0")
            .On($"GET /api/v1/process?cb.urlver=1&q=process_id%3A{EventAnswer.Id}&rows=100&start=0&sort=segment_id%20asc", Search.Page(0, 0, 0))
            .On(EventAnswer.Request(1, 1), Reply.Empty(HttpStatusCode.NotFound));
        (_, Exception? failure) = await Reading.UntilFailureAsync(session.Client.Events.ReadAsync(EventAnswer.Process));
        Assert.Equal(CbErrorKind.ObjectNotFound, Assert.IsType<CbServerException>(failure).Kind);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_route_that_is_missing_gives_way_to_the_next_older_one_and_is_not_tried_again()
    {
        using Session session = new();
        session.Server.OnInfo("6.2.0")
            .On(EventAnswer.Request(5, query: "?cb.event_start=0&cb.event_count=10000"), Reply.Empty(HttpStatusCode.NotFound))
            .On($"GET /api/v2/process/{EventAnswer.Id}/0", Reply.Json(Summary))
            .On(EventAnswer.Request(4), Reply.Json(EventAnswer.Lines("modload_complete", EventAnswer.ModLoads(0, 1))))
            .On(EventAnswer.Request(4), Reply.Json(EventAnswer.Body("")));

        Assert.Single(await ReadAsync(session, new EventSearch { ApiVersion = 5 }));
        Assert.Empty(await ReadAsync(session, new EventSearch { ApiVersion = 5 }));

        session.Server.AssertDone();
        CbWarning warning = Assert.Single(session.Observer.Warnings);
        Assert.Equal((CbWarningKind.OlderRoute, "The server has no events of API version 5; those of version 4 are read."), (warning.Kind, warning.Message));
    }

    [Fact]
    public async Task A_process_that_does_not_exist_is_no_missing_route()
    {
        using Session session = new();
        session.Server.OnInfo().On(EventAnswer.Request(4), Reply.Empty(HttpStatusCode.NotFound)).On($"GET /api/v2/process/{EventAnswer.Id}/0", Reply.Empty(HttpStatusCode.NotFound));
        (_, Exception? failure) = await Reading.UntilFailureAsync(session.Client.Events.ReadAsync(EventAnswer.Process, null, session.Observer));
        Assert.EndsWith("/event", Assert.IsType<CbServerException>(failure).Route, StringComparison.Ordinal);
        Assert.Empty(session.Observer.Warnings);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Events_that_no_route_has_do_not_make_later_readings_poorer()
    {
        using Session session = new();
        session.Server.OnInfo().On(EventAnswer.Request(4), Reply.Empty(HttpStatusCode.NotFound)).On($"GET /api/v2/process/{EventAnswer.Id}/0", Reply.Json(Summary))
            .On(EventAnswer.Request(3), Reply.Empty(HttpStatusCode.NotFound)).On(EventAnswer.Request(2), Reply.Empty(HttpStatusCode.NotFound))
            .On(EventAnswer.Request(1), Reply.Empty(HttpStatusCode.NotFound))
            .On(EventAnswer.Request(4), Reply.Json(EventAnswer.Body("")));
        (_, Exception? failure) = await Reading.UntilFailureAsync(session.Client.Events.ReadAsync(EventAnswer.Process, null, session.Observer));
        Assert.Equal(CbErrorKind.ObjectNotFound, Assert.IsType<CbServerException>(failure).Kind);
        Assert.Empty(session.Observer.Warnings);
        Assert.Empty(await ReadAsync(session));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_page_that_is_missing_is_not_read_over_from_the_beginning()
    {
        using Session session = new();
        session.Server.OnInfo().On(Page(0), Reply.Json(EventAnswer.Body($"\"sorted_events\": [{Sorted(0)}]"))).On(Page(1), Reply.Empty(HttpStatusCode.NotFound));
        (List<ProcessEvent> events, Exception? failure) = await Reading.UntilFailureAsync(
            session.Client.Events.ReadAsync(EventAnswer.Process, new EventSearch { ApiVersion = 5 }));
        Assert.Single(events);
        Assert.Equal(CbErrorKind.ObjectNotFound, Assert.IsType<CbServerException>(failure).Kind);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Pages_of_lists_are_counted_in_events_of_all_kinds_whatever_is_wanted()
    {
        const string modules = "\"modload_complete\": [\"2024-03-05 06:00:02.000|m|c:\\\\0|\", \"2024-03-05 06:00:03.000|m|c:\\\\1|\"]";
        using Session session = new();
        session.Server.OnInfo()
            .On(Page(0), Reply.Json(EventAnswer.Body(modules)))
            .On(Page(2), Reply.Json(EventAnswer.Body("\"regmod_complete\": [\"1|2024-03-05 06:00:04.000|k\"], \"filemod_complete\": [\"1|2024-03-05 06:00:05.000|f|\"], \"sorted_events\": [{}]")))
            .On(Page(4), Reply.Json(EventAnswer.Body("")));
        List<ProcessEvent> events = await ReadAsync(session, new EventSearch { ApiVersion = 5, Types = [EventType.FileMod] });
        session.Server.AssertDone();
        Assert.Equal("f", Assert.IsType<FileModEvent>(Assert.Single(events)).Path);
    }

    [Fact]
    public async Task Pages_are_read_until_one_is_empty()
    {
        using Session session = new();
        session.Server.OnInfo()
            .On(Page(0), Reply.Json(EventAnswer.Body($"\"sorted_events\": [{Sorted(0)}, {Sorted(1)}]")))
            .On(Page(2), Reply.Json(EventAnswer.Body($"\"sorted_events\": [{Sorted(2)}]")))
            .On(Page(3), Reply.Json(EventAnswer.Body("\"sorted_events\": []")));
        List<ProcessEvent> events = await ReadAsync(session, new EventSearch { ApiVersion = 5 });
        session.Server.AssertDone();
        Assert.Equal([@"c:\0", @"c:\1", @"c:\2"], events.Cast<ModLoadEvent>().Select(item => item.Path));
    }

    [Fact]
    public async Task A_server_that_does_not_page_is_found_out()
    {
        using Session session = new();
        Reply same = Reply.Json(EventAnswer.Body($"\"sorted_events\": [{Sorted(0)}, {Sorted(1)}]"));
        session.Server.OnInfo().On(Page(0), same).On(Page(2), same);
        (List<ProcessEvent> events, Exception? failure) = await Reading.UntilFailureAsync(
            session.Client.Events.ReadAsync(EventAnswer.Process, new EventSearch { ApiVersion = 5 }));
        Assert.Equal(2, events.Count);
        Assert.Contains("does not page. 2 events came out before.", Assert.IsType<CbUnexpectedResponseException>(failure).Message, StringComparison.Ordinal);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task Events_come_while_the_answer_still_arrives()
    {
        using Session session = new();
        string body = EventAnswer.Lines("modload_complete", EventAnswer.ModLoads(0, 3));
        ScriptedBody stalled = ScriptedBody.ThatStalls(body[..^60]);
        session.Server.OnInfo().On(EventAnswer.Request(), Reply.Body(stalled));
        await using IAsyncEnumerator<ProcessEvent> events = session.Client.Events.ReadAsync(EventAnswer.Process).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(@"c:\windows\0.dll", Assert.IsType<ModLoadEvent>(events.Current).Path);
        await events.DisposeAsync();
        await stalled.Closed;
    }

    [Fact]
    public async Task A_body_that_is_cut_gives_what_came_and_then_says_how_much()
    {
        using Session session = new();
        string body = EventAnswer.Lines("modload_complete", EventAnswer.ModLoads(0, 2_000));
        session.Server.OnInfo().On(EventAnswer.Request(), Reply.Body(ScriptedBody.ThatBreaks(body[..(body.Length / 2)])));

        (List<ProcessEvent> events, Exception? failure) = await Reading.UntilFailureAsync(session.Client.Events.ReadAsync(EventAnswer.Process));

        Assert.InRange(events.Count, 990, 1_010);
        CbUnexpectedResponseException cut = Assert.IsType<CbUnexpectedResponseException>(failure);
        Assert.True(cut.IsCutShort);
        Assert.EndsWith(FormattableString.Invariant($" {events.Count:N0} events came out before."), cut.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_ends_early_is_cut_too()
    {
        using Session session = new();
        session.Server.OnInfo().On(EventAnswer.Request(), Reply.Json(EventAnswer.Lines("modload_complete", EventAnswer.ModLoads(0, 2))[..^8]));
        (List<ProcessEvent> events, Exception? failure) = await Reading.UntilFailureAsync(session.Client.Events.ReadAsync(EventAnswer.Process));
        Assert.Single(events);
        Assert.True(Assert.IsType<CbUnexpectedResponseException>(failure).IsCutShort);
    }

    [Theory]
    [InlineData("\"incomplete_results\": true, ", "incomplete_results")]
    [InlineData("\"event_limit_reached\": true, ", "event_limit_reached")]
    [InlineData("\"timed_out\": 1, ", "timed_out")]
    public async Task A_partial_answer_is_warned_of_with_counts(string flag, string name)
    {
        using Session session = new();
        string[] lines = [.. EventAnswer.ModLoads(0, 2)];
        session.Server.OnInfo().On(EventAnswer.Request(), Reply.Json(EventAnswer.Body(
            $"{flag}\"modload_count\": 1200, \"filemod_count\": 34, \"modload_complete\": {System.Text.Json.JsonSerializer.Serialize(lines)}")));
        Assert.Equal(2, (await ReadAsync(session)).Count);
        CbWarning warning = Assert.Single(session.Observer.Warnings);
        Assert.Equal(CbWarningKind.Incomplete, warning.Kind);
        Assert.Contains($"('{name}'): 2 came, the process has 1,234 by its own counts", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"incomplete_results\": false")]
    [InlineData("\"filtering_known_dlls\": true, \"terminated\": true")]
    public async Task A_whole_answer_is_not_warned_of(string flags)
    {
        using Session session = new();
        session.Server.OnInfo().On(EventAnswer.Request(), Reply.Json(EventAnswer.Body(flags)));
        await ReadAsync(session);
        Assert.Empty(session.Observer.Warnings);
    }

    [Theory]
    [InlineData("{}", "process")]
    [InlineData("{\"process\": null}", "process")]
    [InlineData("[]", null)]
    [InlineData("<html>log in</html>", null)]
    [InlineData("{\"process\": {\"modload_complete\": [}}", "process.modload_complete[0]")]
    public async Task An_answer_of_another_shape_is_complained_of_with_the_place(string body, string? path)
    {
        using Session session = new();
        session.Server.OnInfo().On(EventAnswer.Request(), Reply.Json(body));
        (_, Exception? failure) = await Reading.UntilFailureAsync(session.Client.Events.ReadAsync(EventAnswer.Process));
        Assert.Equal(path, Assert.IsType<CbUnexpectedResponseException>(failure).Path);
    }

    [Fact]
    public async Task A_failure_that_is_told_with_success_is_a_failure()
    {
        using Session session = new();
        session.Server.OnInfo().On(EventAnswer.Request(), Reply.Json("""{"errorMessage": "no disk"}"""));
        (_, Exception? failure) = await Reading.UntilFailureAsync(session.Client.Events.ReadAsync(EventAnswer.Process));
        Assert.Contains("no disk", Assert.IsType<CbServerException>(failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_wanted_kinds_and_times_come()
    {
        string body = EventAnswer.Body($$"""
            "modload_complete": {{System.Text.Json.JsonSerializer.Serialize(EventAnswer.ModLoads(0, 10))}},
            "regmod_complete": ["1|2024-03-05 06:00:02.000|\\registry\\a", "1|2024-03-05 06:00:07.000|\\registry\\b", "odd"]
            """);
        Assert.Equal(10, (await EventAnswer.ReadAsync(body, new EventSearch { Types = [EventType.ModLoad, EventType.NetConn] })).Count);
        List<ProcessEvent> events = await EventAnswer.ReadAsync(
            body,
            new EventSearch { After = new DateTimeOffset(EventAnswer.At("06:00:02")), Before = new DateTimeOffset(EventAnswer.At("06:00:04")) });
        Assert.Equal(
            [EventType.ModLoad, EventType.ModLoad, EventType.ModLoad, EventType.RegMod, EventType.RegMod],
            events.Select(item => item.Type));
        Assert.Equal("odd", events[^1].Raw);
    }

    [Fact]
    public async Task The_first_events_end_the_request()
    {
        using Session session = new();
        ScriptedBody stalled = ScriptedBody.ThatStalls(EventAnswer.Lines("modload_complete", EventAnswer.ModLoads(0, 9))[..^60]);
        session.Server.OnInfo().On(EventAnswer.Request(), Reply.Body(stalled));
        Assert.Equal(5, (await ReadAsync(session, new EventSearch { First = 5 })).Count);
        await stalled.Closed;
    }

    [Fact]
    public async Task Kinds_are_merged_by_time_on_request_and_events_without_one_come_last()
    {
        string body = EventAnswer.Body("""
            "modload_complete": ["2024-03-05 06:00:02.000|m|c:\\2", "2024-03-05 06:00:05.000|m|c:\\5", "nothing"],
            "regmod_complete": ["1|2024-03-05 06:00:01.000|\\1", "1|2024-03-05 06:00:02.000|\\2"],
            "netconn_complete": [{"timestamp": "2024-03-05T06:00:04.5Z"}]
            """);
        List<ProcessEvent> events = await EventAnswer.ReadAsync(body, new EventSearch { SortByTime = true });
        Assert.Equal(
            [EventType.RegMod, EventType.ModLoad, EventType.RegMod, EventType.NetConn, EventType.ModLoad, EventType.ModLoad], events.Select(item => item.Type));
        Assert.Equal(2, (await EventAnswer.ReadAsync(body, new EventSearch { SortByTime = true, First = 2 })).Count);
    }

    [Fact]
    public async Task A_quarter_of_a_million_events_come_out_of_one_answer()
    {
        List<ProcessEvent> events = await EventAnswer.ReadAsync(EventAnswer.Lines("modload_complete", EventAnswer.ModLoads(0, 250_000)));
        Assert.Equal(250_000, events.Count);
        Assert.Equal(@"c:\windows\249999.dll", Assert.IsType<ModLoadEvent>(events[^1]).Path);
    }

    private static string Page(int start) => EventAnswer.Request(5, query: FormattableString.Invariant($"?cb.event_start={start}&cb.event_count=10000"));

    private static string Sorted(int number)
        => FormattableString.Invariant($$"""{"type": "modload", "time": "2024-03-05 06:00:02.000", "data": "2024-03-05 06:00:02.000|m|c:\\{{number}}|"}""");

    private static async Task<List<ProcessEvent>> ReadAsync(Session session, EventSearch? search = null)
        => await session.Client.Events.ReadAsync(EventAnswer.Process, search, session.Observer).ToListAsync();
}
