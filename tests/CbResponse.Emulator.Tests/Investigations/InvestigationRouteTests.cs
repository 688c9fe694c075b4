using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>Investigations and tagged events (edr-api.md 3.11).</summary>
public sealed class InvestigationRouteTests(DefaultFixture server) : IClassFixture<DefaultFixture>
{
    private const string Route = "/api/tagged_event";
    private const string Success = """{"result":"success"}""";

    [Fact]
    public async Task The_list_has_all_and_a_single_one_has_no_route()
    {
        JsonElement[] all = [.. (await server.User.GetAsync("/api/investigations")).EnumerateArray()];
        Assert.Equal([(1, "Default Investigation"), (2, "Invoice lure, März")], all.Select(item => (item.GetProperty("id").GetInt32(), item.Text("name")!)));
        Assert.Equal(["id", "name", "notes", "created_by_user_id", "date_started", "last_updated"], all[0].Names());
        Assert.EndsWith("+00:00", all[0].Text("date_started"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(HttpMethod.Get, "/api/investigations/1")).Status);
    }

    [Fact]
    public async Task The_number_of_a_path_is_an_investigation_for_GET_and_an_event_otherwise()
    {
        JsonElement[] events = [.. (await server.User.GetAsync(Route + "/2")).EnumerateArray()];
        Assert.Equal([1, 2], events.Select(item => item.GetProperty("id").GetInt32()));
        Assert.Empty((await server.User.GetAsync(Route + "/99")).EnumerateArray());
        Assert.Equal((HttpStatusCode.OK, Success), await server.User.TryAsync(HttpMethod.Put, Route + "/1", """{"event_data": {"description": "changed"}}"""));
        JsonElement changed = (await server.User.GetAsync(Route + "/2"))[0];
        Assert.Equal(("changed", events[0].Text("start_date")), (changed.GetProperty("event_data").Text("description"), changed.Text("start_date")));
        Assert.Equal(HttpStatusCode.NotFound, (await server.User.TryAsync(HttpMethod.Put, Route + "/99", "{}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.User.TryAsync(HttpMethod.Delete, Route + "/99")).Status);
    }

    [Fact]
    public async Task An_event_is_tagged_by_who_asks_found_by_its_process_and_lost()
    {
        const string Process = "00000001-0000-0e48-01d2-c2a397f4cfe0";
        JsonElement made = await server.User.PostAsync(Route, $$$"""{"investigation_id": 1, "start_date": "2024-03-05T06:07:08Z", "event_type": "netconn", "unique_id": "{{{Process}}}", "segment_id": 5, "event_data": {"description": "d"}}""");
        Assert.Equal((Process, Process), (made.Text("unique_id"), made.Text("process_id")));
        Assert.Equal((2, 5, "netconn", "2024-03-05 06:07:08.000000+00:00"), (made.GetProperty("tagged_by_user_id").GetInt32(), made.GetProperty("segment_id").GetInt32(), made.Text("event_type"), made.Text("start_date")));
        Assert.Contains(made.GetProperty("id").GetInt32(), (await server.User.GetAsync("/api/tagged_events/" + Process)).EnumerateArray().Select(item => item.GetProperty("id").GetInt32()));
        Assert.Equal((HttpStatusCode.OK, Success), await server.User.TryAsync(HttpMethod.Delete, $"{Route}/{made.GetProperty("id")}"));
        Assert.DoesNotContain(made.GetProperty("id").GetInt32(), (await server.User.GetAsync(Route + "/1")).EnumerateArray().Select(item => item.GetProperty("id").GetInt32()));
    }

    [Theory]
    [InlineData("""{"start_date": "2024-03-05T06:07:08Z", "event_data": {}}""", "investigation_id")]
    [InlineData("""{"investigation_id": 99, "start_date": "2024-03-05T06:07:08Z", "event_data": {}}""", "99")]
    [InlineData("""{"investigation_id": 1, "event_data": {}}""", "start_date")]
    [InlineData("""{"investigation_id": 1, "start_date": "soon", "event_data": {}}""", "start_date")]
    [InlineData("""{"investigation_id": 1, "start_date": "2024-03-05T06:07:08Z", "event_data": "text"}""", "event_data")]
    [InlineData("[]", "object")]
    public async Task What_is_no_event_is_refused_and_the_member_named(string body, string named)
    {
        (HttpStatusCode status, string text) = await server.User.TryAsync(HttpMethod.Post, Route, body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(named, text);
    }
}
