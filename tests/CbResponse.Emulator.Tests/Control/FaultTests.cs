using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>Every fault over real sockets. Each test sets its own and is alone with the server.</summary>
public sealed class FaultTests(DefaultFixture server) : IClassFixture<DefaultFixture>, IAsyncLifetime
{
    private const string Search = "/api/v1/process?q=&rows=20&sort=start%20asc";

    public async ValueTask InitializeAsync() => await server.Nobody.SendAsync(HttpMethod.Post, "/emulator/reset");

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Status_answers_with_a_page_or_with_what_was_given()
    {
        await SetAsync("""{"match": {"path": "/api/info"}, "fault": {"kind": "status", "status": 503, "headers": {"Retry-After": "7"}}}""");
        using HttpResponseMessage page = await server.Admin.SendAsync(HttpMethod.Get, "/api/info");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), page.Headers.RetryAfter?.Delta);
        Assert.Contains("<html>", await ReadAsync(page), StringComparison.Ordinal);

        await ClearAsync();
        await SetAsync("""{"fault": {"kind": "status", "status": 418, "body": "tea", "contentType": "text/tea"}}""");
        using HttpResponseMessage tea = await server.Admin.SendAsync(HttpMethod.Get, "/api/info");
        Assert.Equal((418, "tea", "text/tea"), ((int)tea.StatusCode, await ReadAsync(tea), tea.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Body_answers_with_status_200_and_any_text()
    {
        await SetAsync("""{"fault": {"kind": "body", "body": "<html>login</html>", "contentType": "text/html"}}""");
        using HttpResponseMessage response = await server.Admin.SendAsync(HttpMethod.Get, Search);
        Assert.Equal((HttpStatusCode.OK, "<html>login</html>"), (response.StatusCode, await ReadAsync(response)));
    }

    [Fact]
    public async Task Redirect_names_the_other_place()
    {
        await SetAsync("""{"fault": {"kind": "redirect", "location": "https://elsewhere.example/api/info"}}""");
        using HttpResponseMessage response = await server.Admin.SendAsync(HttpMethod.Get, "/api/info");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("https://elsewhere.example/api/info", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Reset_ends_the_connection_before_an_answer()
    {
        await SetAsync("""{"fault": {"kind": "reset"}}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => server.Admin.SendAsync(HttpMethod.Get, "/api/info"));
    }

    [Fact]
    public async Task Hold_keeps_silent_until_the_client_goes_away()
    {
        await SetAsync("""{"fault": {"kind": "hold"}}""");
        using CancellationTokenSource patience = new();
        Task<HttpResponseMessage> pending = server.Admin.Http.GetAsync("/api/info?held", patience.Token);
        LoggedRequest request = await server.State.Log.WaitForAsync(entry => entry.Query == "held", TestContext.Current.CancellationToken);
        Assert.Null(request.Status);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
    }

    [Fact]
    public async Task Hold_lets_go_when_it_is_removed()
    {
        int id = await SetAsync("""{"fault": {"kind": "hold"}}""");
        Task<HttpResponseMessage> pending = server.Admin.SendAsync(HttpMethod.Get, "/api/info?removed");
        await server.State.Log.WaitForAsync(entry => entry.Query == "removed", TestContext.Current.CancellationToken);
        await server.Nobody.SendAsync(HttpMethod.Delete, $"/emulator/faults/{id}");
        await Assert.ThrowsAsync<HttpRequestException>(() => pending);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(20_000)]
    public async Task Truncate_sends_exactly_that_many_bytes_of_the_true_answer(int bytes)
    {
        byte[] whole = await server.Admin.Http.GetByteArrayAsync(Search, TestContext.Current.CancellationToken);
        await SetAsync($$$"""{"fault": {"kind": "truncate", "bytes": {{{bytes}}}}}""");
        byte[] part = await ReadUntilItBreaksAsync(Search);
        Assert.Equal(bytes, part.Length);
        Assert.Equal(WithoutElapsed(whole, bytes), WithoutElapsed(part, bytes));
    }

    [Fact]
    public async Task Truncate_works_on_compressed_answers_too()
    {
        await SetAsync("""{"fault": {"kind": "truncate", "bytes": 300}}""");
        using HttpRequestMessage request = new(HttpMethod.Get, Search);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        byte[] part = await ReadUntilItBreaksAsync(request);
        Assert.Equal(300, part.Length);
        Assert.Equal([0x1F, 0x8B], part[..2]);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1)]
    public async Task ContentLength_announces_more_than_comes(int delta)
    {
        byte[] whole = await server.Admin.Http.GetByteArrayAsync("/api/info", TestContext.Current.CancellationToken);
        await SetAsync($$$"""{"fault": {"kind": "contentLength", "delta": {{{delta}}}}}""");
        Assert.Equal(whole, await ReadUntilItBreaksAsync("/api/info"));
    }

    [Fact]
    public async Task ContentLength_announces_less_and_stops_there()
    {
        byte[] whole = await server.Admin.Http.GetByteArrayAsync("/api/info", TestContext.Current.CancellationToken);
        await SetAsync("""{"fault": {"kind": "contentLength", "delta": -10}}""");
        byte[] part = await server.Admin.Http.GetByteArrayAsync("/api/info", TestContext.Current.CancellationToken);
        Assert.Equal(whole[..^10], part);
    }

    [Fact]
    public async Task Drip_sends_the_whole_answer_in_small_pieces()
    {
        byte[] whole = await server.Admin.Http.GetByteArrayAsync("/api/info", TestContext.Current.CancellationToken);
        await SetAsync("""{"fault": {"kind": "drip", "bytes": 50, "milliseconds": 0}}""");
        Assert.Equal(whole, await server.Admin.Http.GetByteArrayAsync("/api/info", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Stall_sends_some_bytes_and_then_nothing()
    {
        await SetAsync("""{"fault": {"kind": "stall", "bytes": 40}}""");
        using HttpResponseMessage response = await server.Admin.Http.GetAsync("/api/info", HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken);
        await using Stream body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        byte[] buffer = new byte[40];
        await body.ReadExactlyAsync(buffer, TestContext.Current.CancellationToken);
        Task<int> next = body.ReadAsync(new byte[1], TestContext.Current.CancellationToken).AsTask();
        Assert.False(next.IsCompleted);
        await ClearAsync();
        await Assert.ThrowsAnyAsync<IOException>(() => next);
    }

    [Fact]
    public async Task Partial_brings_half_of_the_rows_and_says_so()
    {
        await SetAsync("""{"fault": {"kind": "partial"}}""");
        JsonElement answer = await server.Admin.GetAsync(Search);
        Assert.True(answer.GetProperty("incomplete_results").GetBoolean());
        Assert.Equal(10, answer.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Partial_brings_the_older_half_of_events_and_says_so()
    {
        JsonElement row = (await server.Admin.SearchAsync("*:*", ("rows", "1"))).GetProperty("results")[0];
        string path = $"/api/v4/process/{row.GetProperty("id").GetString()}/0/event";
        int whole = EventsOf(await server.Admin.GetAsync(path));
        await SetAsync("""{"fault": {"kind": "partial"}}""");
        JsonElement answer = await server.Admin.GetAsync(path);
        Assert.True(answer.GetProperty("incomplete_results").GetBoolean());
        Assert.Equal(whole / 2, EventsOf(answer));

        static int EventsOf(JsonElement answer) => answer.GetProperty("process").EnumerateObject()
            .Where(member => member.Name.EndsWith("_complete", StringComparison.Ordinal)).Sum(member => member.Value.GetArrayLength());
    }

    [Fact]
    public async Task RowCap_bounds_every_page()
    {
        await SetAsync("""{"fault": {"kind": "rowCap", "rows": 7}}""");
        JsonElement answer = await server.Admin.GetAsync(Search);
        Assert.Equal(7, answer.GetProperty("results").GetArrayLength());
        Assert.False(answer.GetProperty("incomplete_results").GetBoolean());
    }

    [Fact]
    public async Task RepeatPage_sends_the_first_page_again()
    {
        List<string> first = Ids(await server.Admin.GetAsync(Search));
        await SetAsync("""{"fault": {"kind": "repeatPage"}}""");
        Assert.Equal(first, Ids(await server.Admin.GetAsync(Search + "&start=40")));
    }

    [Fact]
    public async Task ShiftRows_begins_later_pages_early()
    {
        List<string> first = Ids(await server.Admin.GetAsync(Search));
        List<string> second = Ids(await server.Admin.GetAsync(Search + "&start=20"));
        await SetAsync("""{"fault": {"kind": "shiftRows", "rows": 3}}""");
        Assert.Equal(first, Ids(await server.Admin.GetAsync(Search)));
        Assert.Equal([.. first[17..], .. second[..17]], Ids(await server.Admin.GetAsync(Search + "&start=20")));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task Total_is_off_by_that_much(int add)
    {
        int total = (await server.Admin.GetAsync(Search)).GetProperty("total_results").GetInt32();
        await SetAsync($$$"""{"fault": {"kind": "total", "add": {{{add}}}}}""");
        Assert.Equal(total + add, (await server.Admin.GetAsync(Search)).GetProperty("total_results").GetInt32());
    }

    [Fact]
    public async Task Faults_that_change_an_answer_add_up()
    {
        int total = (await server.Admin.GetAsync(Search)).GetProperty("total_results").GetInt32();
        await SetAsync("""{"fault": {"kind": "total", "add": 2}}""");
        await SetAsync("""{"fault": {"kind": "rowCap", "rows": 3}}""");
        JsonElement answer = await server.Admin.GetAsync(Search);
        Assert.Equal((total + 2, 3), (answer.GetProperty("total_results").GetInt32(), answer.GetProperty("results").GetArrayLength()));
    }

    [Fact]
    public async Task Skip_spares_the_first_and_count_ends_it()
    {
        await SetAsync("""{"skip": 1, "count": 2, "fault": {"kind": "status", "status": 502}}""");
        List<HttpStatusCode> answers = [];
        for (int i = 0; i < 5; i++)
            answers.Add((await server.Admin.TryAsync(HttpMethod.Get, "/api/info")).Status);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadGateway, HttpStatusCode.BadGateway, HttpStatusCode.OK, HttpStatusCode.OK],
            answers);
        Assert.Equal(0, (await server.Nobody.GetAsync("/emulator/faults")).GetArrayLength());
    }

    [Theory]
    [InlineData("""{"path": "/api/*/process"}""", true)]
    [InlineData("""{"path": "/api/info"}""", false)]
    [InlineData("""{"method": "get"}""", true)]
    [InlineData("""{"method": "POST"}""", false)]
    [InlineData("""{"query": "sort=start asc"}""", true)]
    [InlineData("""{"query": "start=100"}""", false)]
    [InlineData("{}", true)]
    public async Task Only_matching_requests_are_struck(string match, bool struck)
    {
        await SetAsync($$$"""{"match": {{{match}}}, "fault": {"kind": "status", "status": 504}}""");
        HttpStatusCode expected = struck ? HttpStatusCode.GatewayTimeout : HttpStatusCode.OK;
        Assert.Equal(expected, (await server.Admin.TryAsync(HttpMethod.Get, Search)).Status);
    }

    [Fact]
    public async Task Faults_are_listed_and_removed()
    {
        int first = await SetAsync("""{"match": {"path": "/a*"}, "count": 3, "fault": {"kind": "contentLength", "delta": 1}}""");
        int second = await SetAsync("""{"skip": 2, "fault": {"kind": "hold"}}""");
        JsonElement list = await server.Nobody.GetAsync("/emulator/faults");
        Assert.Equal([first, second], list.EnumerateArray().Select(fault => fault.GetProperty("id").GetInt32()));
        Assert.Equal(("contentLength", "/a*", 3),
            (list[0].GetProperty("kind").GetString(), list[0].GetProperty("match").GetProperty("path").GetString(),
                list[0].GetProperty("count").GetInt32()));
        Assert.Equal(2, list[1].GetProperty("skip").GetInt32());
        Assert.Equal(HttpStatusCode.NoContent, (await server.Nobody.TryAsync(HttpMethod.Delete, $"/emulator/faults/{first}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Nobody.TryAsync(HttpMethod.Delete, $"/emulator/faults/{first}")).Status);
        await ClearAsync();
        Assert.Equal(0, (await server.Nobody.GetAsync("/emulator/faults")).GetArrayLength());
    }

    [Theory]
    [InlineData("{}", "fault.kind")]
    [InlineData("""{"fault": {"kind": "explode"}}""", "truncate")]
    [InlineData("""{"fault": {"kind": "status"}}""", "fault.status")]
    [InlineData("""{"fault": {"kind": "truncate"}}""", "fault.bytes")]
    [InlineData("""{"fault": {"kind": "drip", "bytes": 0, "milliseconds": 1}}""", "bytes")]
    [InlineData("""{"fault": {"kind": "redirect"}}""", "fault.location")]
    [InlineData("""{"fault": {"kind": "total", "add": "5"}}""", "add")]
    [InlineData("""{"fault": {"kind": "hold"}, "cuont": 1}""", "cuont")]
    [InlineData("""{"match": {"url": "x"}, "fault": {"kind": "hold"}}""", "url")]
    [InlineData("not json", "JSON")]
    public async Task A_fault_that_makes_no_sense_is_refused_with_the_reason(string body, string expected)
    {
        (HttpStatusCode status, string reason) = await server.Nobody.TryAsync(HttpMethod.Post, "/emulator/faults", body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(expected, reason, StringComparison.Ordinal);
    }

    private async Task<int> SetAsync(string fault)
        => (await server.Nobody.PostAsync("/emulator/faults", fault)).GetProperty("id").GetInt32();

    private async Task ClearAsync() => await server.Nobody.SendAsync(HttpMethod.Delete, "/emulator/faults");

    private static Task<string> ReadAsync(HttpResponseMessage response)
        => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static List<string> Ids(JsonElement answer)
        => [.. answer.GetProperty("results").EnumerateArray().Select(row => row.GetProperty("unique_id").GetString()!)];

    private Task<byte[]> ReadUntilItBreaksAsync(string path) => ReadUntilItBreaksAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Everything that came before the connection ended too early.</summary>
    private async Task<byte[]> ReadUntilItBreaksAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage response = await server.Admin.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken);
        await using Stream body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using MemoryStream received = new();
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            byte[] buffer = new byte[4_096];
            while (await body.ReadAsync(buffer, TestContext.Current.CancellationToken) is var read and > 0)
                await received.WriteAsync(buffer.AsMemory(0, read), TestContext.Current.CancellationToken);
        });
        return received.ToArray();
    }

    /// <summary>The only member that differs between two answers.</summary>
    private static string WithoutElapsed(byte[] answer, int bytes)
    {
        string text = Encoding.UTF8.GetString(answer, 0, Math.Min(bytes, answer.Length));
        int from = text.IndexOf("\"elapsed\":", StringComparison.Ordinal);
        return from < 0 ? text : text[..from];
    }
}
