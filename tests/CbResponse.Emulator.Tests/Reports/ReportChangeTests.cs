using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>Whether reports are ignored is all that can be changed of them (edr-api.md 3.7).</summary>
public sealed class ReportChangeTests(DefaultFixture server) : IClassFixture<DefaultFixture>
{
    private const string Route = "/api/v1/threat_report";

    [Theory]
    [InlineData("""{"ids": {"1": ["contoso-2023-112", "contoso-2024-004", "nothing"], "99": ["nothing"]}, "updates": {"is_ignored": true}}""")]
    [InlineData("""{"query": "cb.urlver=1&q=report_id%3A%28contoso-2023-112%20or%20contoso-2024-004%29", "updates": {"is_ignored": true}}""")]
    public async Task They_are_named_by_feed_or_found_by_a_query(string body)
    {
        await server.Nobody.TryAsync(HttpMethod.Post, "/emulator/reset");
        Assert.Equal((HttpStatusCode.OK, ""), await server.Admin.TryAsync(HttpMethod.Post, Route, body));
        JsonElement ignored = await server.Admin.FindAsync(Route, "is_ignored:true");
        Assert.Equal(["contoso-2023-090", "contoso-2023-112", "contoso-2024-004"], ignored.Rows().Select(row => row.Text("id")).Order(StringComparer.Ordinal));
        await server.Admin.TryAsync(HttpMethod.Post, Route, body.Replace("true", "false", StringComparison.Ordinal));
        Assert.Equal(1, (await server.Admin.FindAsync(Route, "is_ignored:true")).Total());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"ids": {"1": ["contoso-2023-112"]}}""")]
    [InlineData("""{"updates": {"is_ignored": true}}""")]
    [InlineData("""{"query": "q=", "updates": {"is_ignored": true}}""")]
    [InlineData("""{"query": "q=a%20or", "updates": {"is_ignored": true}}""")]
    public async Task A_change_that_names_none_or_says_nothing_is_refused(string body)
        => Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Post, Route, body)).Status);
}
