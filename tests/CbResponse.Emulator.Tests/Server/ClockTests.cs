using System.Text.Json;

namespace CbResponse.Emulator.Tests;

public sealed class ClockTests(DefaultFixture server) : IClassFixture<DefaultFixture>
{
    [Fact]
    public async Task The_clock_starts_at_the_anchor_and_can_be_moved_and_set()
    {
        Assert.StartsWith("2024-03-05T06:", await NowAsync(), StringComparison.Ordinal);
        await server.Nobody.PostAsync("/emulator/clock", """{"advanceSeconds": 86400}""");
        Assert.StartsWith("2024-03-06T06:", await NowAsync(), StringComparison.Ordinal);
        await server.Nobody.PostAsync("/emulator/clock", """{"now": "2030-01-02T03:04:05Z"}""");
        Assert.StartsWith("2030-01-02T03:04:", await NowAsync(), StringComparison.Ordinal);
        Assert.Equal(0, (await server.Admin.SearchAsync("start:-24h", ("rows", "0"))).GetProperty("total_results").GetInt32());
        await server.Nobody.SendAsync(HttpMethod.Post, "/emulator/reset");
        Assert.StartsWith("2024-03-05T06:", await NowAsync(), StringComparison.Ordinal);
        Assert.NotEqual(0, (await server.Admin.SearchAsync("start:-24h", ("rows", "0"))).GetProperty("total_results").GetInt32());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"now": "soon"}""")]
    [InlineData("""{"now": "2024-01-01", "advanceSeconds": 1}""")]
    [InlineData("""{"advanceSeconds": 1.5}""")]
    [InlineData("""{"advance": 1}""")]
    [InlineData("nothing")]
    [InlineData("[]")]
    public async Task A_request_that_says_nothing_clear_is_refused(string body)
        => Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await server.Nobody.TryAsync(HttpMethod.Post, "/emulator/clock", body))
            .Status);

    private async Task<string> NowAsync()
    {
        JsonElement clock = await server.Nobody.GetAsync("/emulator/clock");
        return clock.GetProperty("now").GetString()!;
    }
}
