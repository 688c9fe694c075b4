using System.Net;
using System.Text.Json;

namespace CbResponse.Emulator.Tests;

/// <summary>The life of a ban (edr-api.md 3.4, 5.9).</summary>
public sealed class BanRouteTests(DefaultFixture server, Fixture52 old, FleetFixture fleet)
    : IClassFixture<DefaultFixture>, IClassFixture<Fixture52>, IClassFixture<FleetFixture>
{
    private const string Route = "/api/v1/banning/blacklist";
    private const string Success = """{"result":"success"}""";

    [Fact]
    public async Task The_record_has_the_published_members_and_what_was_blocked()
    {
        JsonElement ban = (await server.Admin.GetAsync(Route)).EnumerateArray().First();
        Assert.Equal(
            ["username", "audit", "text", "md5hash", "block_count", "user_id", "last_block_sensor_id", "enabled", "last_block_time",
                "timestamp", "last_block_hostname"],
            ban.Names());
        Assert.Equal((AttackSoftware.Mimikatz.Hash.Md5, "credential theft", "admin"), (ban.Text("md5hash"), ban.Text("text"), ban.Text("username")));
        Assert.Equal((1, "FIN-WS-01"), (ban.GetProperty("block_count").GetInt32(), ban.Text("last_block_hostname")));
        Assert.Equal(["username", "timestamp", "text", "enabled", "user_id"], ban.GetProperty("audit")[0].Names());
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00:00$", ban.Text("timestamp"));
        Assert.Equal(ban.GetRawText(), (await server.Admin.GetAsync($"{Route}/{ban.Text("md5hash")!.ToUpperInvariant()}")).GetRawText());
    }

    [Fact]
    public async Task It_is_made_once_disabled_blanked_described_and_enabled_again()
    {
        string md5 = FileHash.Of("one life").Md5;
        string body = $$"""{"md5hash": "{{md5.ToUpperInvariant()}}", "text": "first", "enabled": "True", "ban_count": "0"}""";
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Post, Route, body));
        Assert.Equal((HttpStatusCode.Conflict, $"Ban for md5 {md5} already exists"), await server.Admin.TryAsync(HttpMethod.Post, Route, body));
        Assert.Equal((md5, "first", true), await StateAsync(md5));

        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Delete, $"{Route}/{md5}"));
        Assert.Equal((md5, "", false), await StateAsync(md5));
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Put, $"{Route}/{md5}", """{"text": "second", "enabled": true}"""));
        Assert.Equal((md5, "second", false), await StateAsync(md5));
        Assert.Equal((HttpStatusCode.OK, Success), await server.Admin.TryAsync(HttpMethod.Post, Route, $$"""{"md5hash": "{{md5}}"}"""));
        Assert.Equal((md5, "second", true), await StateAsync(md5));
        JsonElement[] audit = [.. (await server.Admin.GetAsync($"{Route}/{md5}")).GetProperty("audit").EnumerateArray()];
        Assert.Equal(["second", "second", "", "first"], audit.Select(change => change.Text("text")));
        Assert.Equal([true, false, false, true], audit.Select(change => change.GetProperty("enabled").GetBoolean()));
    }

    [Theory]
    [InlineData("""{"text": "no hash"}""")]
    [InlineData("""{"md5hash": "0011"}""")]
    [InlineData("""{"md5hash": "zz112233445566778899aabbccddeeff"}""")]
    [InlineData("[]")]
    [InlineData("not json")]
    public async Task A_ban_needs_a_hash(string body)
        => Assert.Equal(HttpStatusCode.BadRequest, (await server.Admin.TryAsync(HttpMethod.Post, Route, body)).Status);

    [Fact]
    public async Task Unknown_bans_are_not_found_and_on_older_servers_a_conflict()
    {
        string path = $"{Route}/{FileHash.Of("nobody").Md5}";
        foreach (HttpMethod method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await server.Admin.TryAsync(method, path)).Status);
            Assert.Equal(HttpStatusCode.Conflict, (await old.Admin.TryAsync(method, path)).Status);
        }
    }

    [Fact]
    public async Task A_list_ends_at_500_unless_more_are_asked_for()
    {
        Assert.Equal(500, (await fleet.Admin.GetAsync(Route)).GetArrayLength());
        Assert.Equal(1_200, (await fleet.Admin.GetAsync(Route + "?count=10000")).GetArrayLength());
        Assert.Equal(3, (await fleet.Admin.GetAsync(Route + "?count=3")).GetArrayLength());
        JsonElement disabled = await fleet.Admin.GetAsync(Route + "?filter=" + Uri.EscapeDataString("enabled==false && text==case 7"));
        Assert.Equal(FileHash.Of("banned file 79").Md5, disabled.EnumerateArray().Single().Text("md5hash"));
        Assert.Equal(HttpStatusCode.BadRequest, (await fleet.Admin.TryAsync(HttpMethod.Get, Route + "?filter=colour==red")).Status);
    }

    [Fact]
    public async Task An_empty_list_of_an_older_server_is_an_empty_body()
    {
        const string Query = "?filter=text==none";
        Assert.Equal((HttpStatusCode.OK, ""), await old.Admin.TryAsync(HttpMethod.Get, Route + Query));
        Assert.Equal((HttpStatusCode.OK, "[]"), await server.Admin.TryAsync(HttpMethod.Get, Route + Query));
        Assert.Equal((HttpStatusCode.OK, "[]"), await server.Admin.TryAsync(HttpMethod.Get, "/api/v1/banning/whitelist"));
        Assert.Equal((HttpStatusCode.OK, "[]"), await server.Admin.TryAsync(HttpMethod.Get, "/api/v1/banning/restrictions"));
    }

    [Fact]
    public async Task Who_only_looks_reads_bans_and_changes_none()
    {
        Assert.NotEqual(0, (await server.User.GetAsync(Route)).GetArrayLength());
        string body = $$"""{"md5hash": "{{FileHash.Of("user's").Md5}}"}""";
        Assert.Equal(HttpStatusCode.Forbidden, (await server.User.TryAsync(HttpMethod.Post, Route, body)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.User.TryAsync(HttpMethod.Delete, $"{Route}/{AttackSoftware.Mimikatz.Hash.Md5}")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Nobody.TryAsync(HttpMethod.Get, Route)).Status);
    }

    private async Task<(string? Md5, string? Text, bool IsEnabled)> StateAsync(string md5)
    {
        JsonElement ban = await server.Admin.GetAsync($"{Route}/{md5}");
        return (ban.Text("md5hash"), ban.Text("text"), ban.GetProperty("enabled").GetBoolean());
    }
}
