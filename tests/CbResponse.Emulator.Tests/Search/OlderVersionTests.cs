using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>What the searches of binaries, alerts and reports say on older servers.</summary>
public sealed class OlderVersionTests(Fixture52 old, Fixture62 newer) : IClassFixture<Fixture52>, IClassFixture<Fixture62>
{
    [Fact]
    public async Task Binaries_say_nothing_of_completeness_before_6_0_nor_of_the_longer_hash_before_7_0()
    {
        JsonElement answer = await old.Admin.FindAsync("/api/v1/binary", "watchlist_20:*");
        Assert.DoesNotContain("incomplete_results", answer.Names());
        Assert.Contains("highlights", answer.Names());
        Assert.All(answer.Rows(), row => Assert.Contains("watchlist_20", row.Names()));
        Assert.All(answer.Rows(), row => Assert.DoesNotContain("sha256", row.Names()));
        Assert.Contains("incomplete_results", (await newer.Admin.FindAsync("/api/v1/binary", "")).Names());
    }

    [Fact]
    public async Task Alerts_write_names_as_process_documents_do()
    {
        JsonElement row = (await old.Admin.FindAsync("/api/v2/alert", "username:bit9rad")).Rows().Single();
        Assert.Equal(("WIN-IA9NQ1GN8OI", "Default Group"), (row.Text("hostname"), row.Text("group")));
        Assert.Equal(45, row.Text("process_unique_id")!.Length);
        JsonElement later = (await newer.Admin.FindAsync("/api/v2/alert", "username:bit9rad")).Rows().Single();
        Assert.Equal(("win-ia9nq1gn8oi", "default group"), (later.Text("hostname"), later.Text("group")));
    }

    [Fact]
    public async Task Reports_name_ipv6_from_6_1_on()
    {
        JsonElement before = (await old.Admin.FindAsync("/api/v1/threat_report", "feed_id:3")).Rows().Single();
        Assert.Equal(["dns", "ipv4"], before.GetProperty("iocs").Names());
        JsonElement after = (await newer.Admin.FindAsync("/api/v1/threat_report", "feed_id:3")).Rows().Single();
        Assert.Equal(["2001:db8:66::1"], after.GetProperty("iocs").Texts("ipv6"));
    }

    [Theory]
    [InlineData("/api/v1/binary")]
    [InlineData("/api/v1/alert")]
    [InlineData("/api/v2/alert")]
    [InlineData("/api/v1/threat_report")]
    public async Task The_reason_of_a_syntax_error_has_two_spellings(string route)
    {
        Assert.Equal((HttpStatusCode.BadRequest, """{"reason": "query_malformed_syntax"}"""), await old.Admin.TryAsync(HttpMethod.Get, route + "?q=("));
        Assert.Equal((HttpStatusCode.BadRequest, """{"reason": "query_syntax_error"}"""), await newer.Admin.TryAsync(HttpMethod.Get, route + "?q=("));
    }
}
