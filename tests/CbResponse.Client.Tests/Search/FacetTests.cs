using System.Net;
using CbResponse.Query;

namespace CbResponse.Client.Tests;

public sealed class FacetTests
{
    private const string None = """{"results": [], "total_results": 0, "facets": {}}""";

    [Theory]
    [InlineData(QueryIndex.Process, "/api/v1/process?cb.urlver=1&q=a%20b&rows=0&start=0&facet=true&facet.field=hostname&facet.field=group")]
    [InlineData(QueryIndex.Binary, "/api/v1/binary?cb.urlver=1&q=a%20b&rows=0&start=0&facet=true&facet.field=hostname&facet.field=group")]
    [InlineData(QueryIndex.Alert, "/api/v1/alert?cb.urlver=1&q=a%20b&rows=0&start=0&facet=true&facet.field=hostname&facet.field=group&facets=true")]
    [InlineData(QueryIndex.ThreatReport, "/api/v1/threat_report?cb.urlver=1&q=a%20b&rows=0&start=0&facet=true&facet.field=hostname&facet.field=group")]
    public async Task Each_index_is_asked_at_its_route(QueryIndex index, string address)
    {
        using Session session = new();
        if (index == QueryIndex.Process)
            session.Server.OnInfo();
        session.Server.On("GET " + address, Reply.Json(None));

        IReadOnlyList<FacetValue> values = await session.Client.Facets.GetAsync(index, "a b", ["hostname", "group"], session.Observer);

        session.Server.AssertDone();
        Assert.Empty(values);
        Assert.Empty(session.Observer.Warnings);
    }

    [Fact]
    public async Task Values_come_field_by_field_in_the_order_asked_for()
    {
        using Session session = new();
        session.Server.On("GET /api/v1/binary?cb.urlver=1&q=&rows=0&start=0&facet=true&facet.field=b&facet.field=a", Reply.Json("""
            {"facets": {"a": [{"name": "x", "value": 3, "percent": 100, "ratio": "75.0"}, {"name": "y", "value": 1, "percent": 33.33, "ratio": "25.0"}],
                        "b": [{"name": 7, "value": 4, "percent": 100, "ratio": "100.0"}]},
             "total_results": 4, "results": [{"md5": "X", "more": {"a": [1]}}, {}]}
            """));

        IReadOnlyList<FacetValue> values = await session.Client.Facets.GetAsync(QueryIndex.Binary, "", ["b", "a"]);

        Assert.Equal(
            [("b", "7", 4L, 100.0, 100.0), ("a", "x", 3L, 100.0, 75.0), ("a", "y", 1L, 33.33, 25.0)],
            values.Select(value => (value.Field, value.Name, value.Count, value.Percent!.Value, value.Ratio!.Value)));
        Assert.All(values, value => Assert.Equal("edr.example", value.Server));
    }

    [Fact]
    public async Task Without_fields_the_servers_own_come()
    {
        using Session session = new();
        session.Server.On("GET /api/v1/binary?cb.urlver=1&q=&rows=0&start=0&facet=true", Reply.Json(
            """{"facets": {"a": [{"name": "x", "value": 3}], "b": [{"name": "y", "value": 3}]}, "total_results": 3, "results": []}"""));

        Assert.Equal(["a", "b"], (await session.Client.Facets.GetAsync(QueryIndex.Binary, "", [])).Select(value => value.Field));
    }

    [Theory]
    [InlineData("hour_of_day", "16,9,0,23", "0,9,16,23")]
    [InlineData("hour_of_day", "16,9,?", "16,9,?")]
    [InlineData("day_of_week", "Sunday,Tuesday,Monday,Saturday", "Monday,Tuesday,Saturday,Sunday")]
    [InlineData("day_of_week", "6,0,3", "0,3,6")]
    [InlineData("start", "2024-03-05T00:00:00Z,2024-02-28T00:00:00.000Z", "2024-02-28T00:00:00.000Z,2024-03-05T00:00:00Z")]
    [InlineData("process_name", "16,9,0", "16,9,0")]
    public async Task Times_come_in_their_own_order(string field, string sent, string expected)
    {
        string entries = string.Join(",", sent.Split(',').Select(name => $$"""{"name": "{{name}}", "value": 1}"""));
        using Session session = new();
        session.Server.OnInfo().On(
            $"GET /api/v1/process?cb.urlver=1&q=&rows=0&start=0&facet=true&facet.field={field}",
            Reply.Json($$"""{"facets": {"{{field}}": [{{entries}}]}, "total_results": 1, "results": []}"""));

        IReadOnlyList<FacetValue> values = await session.Client.Facets.GetAsync(new ProcessSearch(), [field]);

        Assert.Equal(expected, string.Join(",", values.Select(value => value.Name)));
    }

    [Theory]
    [InlineData("process_name", 199, 199, false, null)]
    [InlineData("process_name", 200, 200, false, CbWarningKind.FacetCut)]
    [InlineData("process_name", 0, 5, false, CbWarningKind.NotCounted)]
    [InlineData("process_name", 0, 0, false, null)]
    [InlineData("start", 3, 10, false, CbWarningKind.FacetCut)]
    [InlineData("start", 10, 10, false, null)]
    [InlineData("process_name", 3, 10, true, CbWarningKind.Incomplete)]
    public async Task What_is_left_out_is_said(string field, int values, int total, bool isPartial, CbWarningKind? expected)
    {
        string entries = string.Join(",", Enumerable.Range(0, values).Select(number => $$"""{"name": "2024-01-{{number + 1:00}}", "value": 1}"""));
        using Session session = new();
        session.Server.OnInfo().On(
            $"GET /api/v1/process?cb.urlver=1&q=&rows=0&start=0&facet=true&facet.field={field}",
            Reply.Json($$"""{"facets": {"{{field}}": [{{entries}}]}, "total_results": {{total}}, "results": [], "incomplete_results": {{(isPartial ? "true" : "false")}}}"""));

        IReadOnlyList<FacetValue> found = await session.Client.Facets.GetAsync(new ProcessSearch(), [field], session.Observer);

        Assert.Equal(values, found.Count);
        Assert.Equal(expected is { } kind ? [kind] : [], session.Observer.Warnings.Select(warning => warning.Kind));
    }

    [Fact]
    public async Task A_long_query_is_posted_except_where_a_post_changes_something()
    {
        string query = new('a', 5_000);
        using Session session = new();
        session.Server
            .On("POST /api/v1/binary", Reply.Json(None), $$"""{"cb.urlver":"1","q":"{{query}}","rows":0,"start":0,"facet":"true","facet.field":"group"}""")
            .On($"GET /api/v1/threat_report?cb.urlver=1&q={query}&rows=0&start=0&facet=true&facet.field=tags", Reply.Json(None));

        await session.Client.Facets.GetAsync(QueryIndex.Binary, query, ["group"]);
        await session.Client.Facets.GetAsync(QueryIndex.ThreatReport, query, ["tags"]);

        session.Server.AssertDone();
    }

    [Fact]
    public async Task An_old_server_is_not_asked_for_what_it_would_ignore()
    {
        using Session session = new();
        session.Server.OnInfo("5.2.0");

        CbException error = await Assert.ThrowsAsync<CbException>(
            () => session.Client.Facets.GetAsync(new ProcessSearch { GroupBy = "id" }, ["process_name"]));

        session.Server.AssertDone();
        Assert.Equal(CbErrorKind.NotSupported, error.Kind);
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_and_a_refusal_is_told()
    {
        const string request = "GET /api/v1/alert?cb.urlver=1&q=(&rows=0&start=0&facet=true&facet.field=status&facets=true";
        using Session session = new();
        session.Server
            .On(request.Replace("(", "%28", StringComparison.Ordinal), Reply.Empty(HttpStatusCode.ServiceUnavailable))
            .On(request.Replace("(", "%28", StringComparison.Ordinal), Reply.Json(HttpStatusCode.BadRequest, """{"reason": "query_malformed_syntax"}"""));

        CbServerException error = await Assert.ThrowsAsync<CbServerException>(() => session.Client.Facets.GetAsync(QueryIndex.Alert, "(", ["status"]));

        session.Server.AssertDone();
        Assert.Equal(CbErrorKind.InvalidQuery, error.Kind);
    }

    [Theory]
    [InlineData("""{"facets": 5, "total_results": 1, "results": []}""", "facets")]
    [InlineData("""{"facets": {"a": 5}, "total_results": 1, "results": []}""", "facets")]
    [InlineData("""{"facets": {}, "results": []}""", "total_results")]
    [InlineData("""{"facets": {}, "total_results": 1, "results": [{"a": 1,]}""", "results[0]")]
    public async Task An_answer_of_another_shape_is_an_error_that_names_the_place(string body, string path)
    {
        using Session session = new();
        session.Server.On("GET /api/v1/binary?cb.urlver=1&q=&rows=0&start=0&facet=true&facet.field=a", Reply.Json(body));

        CbUnexpectedResponseException error = await Assert.ThrowsAsync<CbUnexpectedResponseException>(
            () => session.Client.Facets.GetAsync(QueryIndex.Binary, "", ["a"]));

        Assert.Equal(path, error.Path);
    }

    [Fact]
    public async Task Counting_can_be_cancelled()
    {
        using Session session = new();
        session.Server.On("GET /api/v1/binary?cb.urlver=1&q=&rows=0&start=0&facet=true&facet.field=a", Reply.Never());
        using CancellationTokenSource cancel = new();

        Task<IReadOnlyList<FacetValue>> count = session.Client.Facets.GetAsync(QueryIndex.Binary, "", ["a"], cancellationToken: cancel.Token);
        await session.Server.AskedAsync(1);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => count);
    }
}
