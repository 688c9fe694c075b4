namespace CbResponse.Client.Tests;

public sealed class InvestigationTests
{
    private const string Route = "/api/tagged_event";
    private const string Item = """{"id": 5, "investigation_id": 2, "event_type": "netconn", "event_data": {"description": "a", "port": 1.50}, "start_date": "2024-03-05 06:07:08.123456+00:00", "unique_id": "u", "segment_id": 1, "x": 1}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Investigations_and_events_are_read()
    {
        using Session session = new();
        session.Server.On("GET /api/investigations", Reply.Json("""[{"id": 2, "name": "Lure", "date_started": "2024-03-05 06:07:08+00:00", "created_by_user_id": 1}]"""))
            .On($"GET {Route}/2", Reply.Json($$"""[{{Item}}, {"id": 6}]""")).On("GET /api/tagged_events/a-1", Reply.Json("[]"));
        Investigation investigation = Assert.Single(await session.Client.Investigations.ListAsync(cancellationToken: Stop));
        Assert.Equal(("Lure", "1", "https://edr.example/#/investigation/2"), (investigation.ToString(), investigation.CreatedByUserId, investigation.ConsoleUri!.AbsoluteUri));
        IReadOnlyList<TaggedEvent> events = await session.Client.Investigations.ListEventsAsync(2, cancellationToken: Stop);
        Assert.Equal(("a", """{"description": "a", "port": 1.50}""", 2), (events[0].Description, events[0].EventData, events[1].InvestigationId));
        Assert.Equal((null, null), (events[1].Description, events[1].EventData));
        Assert.Empty(await session.Client.Investigations.ListProcessEventsAsync("a-1", cancellationToken: Stop));
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_tag_is_found_in_its_investigation()
    {
        using Session session = new();
        session.Server.On($"GET {Route}/2", Reply.Json("[]"))
            .On($"POST {Route}", Reply.Json("{}"), """{"investigation_id":2,"start_date":"2024-03-05T06:07:08.000Z","event_data":{"description":"a"}}""").On($"GET {Route}/2", Reply.Json($"[{Item}]"))
            .On($"GET {Route}/2", Reply.Json($"[{Item}]")).On($"POST {Route}", Reply.Json("{}"), """{"investigation_id":2,"start_date":"2024-03-05T06:07:08.000Z","event_data":{"description":"a"}}""").On($"GET {Route}/2", Reply.Json($"[{Item}]"));
        DateTimeOffset time = new(2024, 3, 5, 6, 7, 8, TimeSpan.Zero);
        Assert.Equal(5, (await session.Client.Investigations.TagAsync(2, time, "a", null, cancellationToken: Stop)).Id);
        Assert.Contains("event_data", (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.Investigations.TagAsync(2, time, "a", null, cancellationToken: Stop))).Message);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_change_keeps_what_else_there_is_and_is_looked_for()
    {
        using Session session = new();
        session.Server.On($"GET {Route}/2", Reply.Json($"[{Item}]"))
            .On($"PUT {Route}/5", Reply.Json("""{"result": "success"}"""), """{"start_date":"2024-03-05T06:07:08.123Z","event_data":{"port":1.50,"description":"b"}}""")
            .On($"GET {Route}/2", Reply.Json($"[{Item.Replace("\"a\"", "\"b\"", StringComparison.Ordinal)}]"))
            .On($"PUT {Route}/5", Reply.Json("""{"result": "success"}"""), """{"start_date":"2024-03-05T06:07:08.123Z","event_data":{"port":1.50,"description":"b"}}""").On($"GET {Route}/2", Reply.Json($"[{Item}]"))
            .On($"DELETE {Route}/5", Reply.Json("""{"result": "success"}""")).On($"GET {Route}/2", Reply.Json("[]"));
        TaggedEvent item = Assert.Single(await session.Client.Investigations.ListEventsAsync(2, cancellationToken: Stop));
        Assert.Equal("b", (await session.Client.Investigations.UpdateAsync(item, null, "b", cancellationToken: Stop)).Description);
        await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.Investigations.UpdateAsync(item, null, "b", cancellationToken: Stop));
        await session.Client.Investigations.RemoveAsync(item, cancellationToken: Stop);
        session.Server.AssertDone();
    }
}
