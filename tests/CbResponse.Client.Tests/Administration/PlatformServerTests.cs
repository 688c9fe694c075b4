using System.Net;
using System.Security;

namespace CbResponse.Client.Tests;

public sealed class PlatformServerTests
{
    private const string Route = "/api/v1/settings/global/platformserver";
    private const string Settings = """{"server_url": "app.example", "ssl_certificate_verify": "true", "watchlist_export": "false", "auth_token_set": false, "auth_token": "leaked", "x": 1}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Settings_are_read_without_the_key()
    {
        using Session session = new();
        session.Server.On($"GET {Route}", Reply.Json(Settings));
        PlatformServer server = await session.Client.PlatformServer.GetAsync(cancellationToken: Stop);
        Assert.Equal(("app.example", true, false, false), (server.ServerName, server.VerifiesCertificate, server.ExportsWatchlistHits, server.HasAuthToken));
        Assert.Equal(["x"], server.AdditionalFields.Keys);
    }

    [Fact]
    public async Task Only_what_is_to_be_changed_is_sent_and_read_back()
    {
        using Session session = new();
        session.Server.On($"GET {Route}", Reply.Json(Settings)).On($"POST {Route}", Reply.Json("""{"result": "success"}"""), """{"watchlist_export":true}""")
            .On($"GET {Route}", Reply.Json(Settings.Replace("\"false\"", "\"true\"", StringComparison.Ordinal))).On($"GET {Route}", Reply.Json(Settings));
        Assert.True((await session.Client.PlatformServer.UpdateAsync(new PlatformServerSettings { ExportsWatchlistHits = true }, cancellationToken: Stop)).ExportsWatchlistHits);
        await session.Client.PlatformServer.UpdateAsync(new PlatformServerSettings { ServerName = "app.example", VerifiesCertificate = true }, cancellationToken: Stop);
        session.Server.AssertDone();
    }

    [Fact]
    public async Task A_key_is_sent_and_the_server_has_to_have_it()
    {
        using Session session = new();
        session.Server.On($"GET {Route}", Reply.Json(Settings)).On($"POST {Route}", Reply.Json("""{"result": "success"}"""), """{"auth_token":"k3y"}""").On($"GET {Route}", Reply.Json(Settings))
            .On($"GET {Route}", Reply.Json(Settings)).On($"POST {Route}", Reply.Text(HttpStatusCode.BadRequest, "no k3y"), """{"auth_token":"k3y"}""");
        using SecureString key = new();
        foreach (char c in "k3y")
            key.AppendChar(c);
        PlatformServerSettings settings = new() { AuthToken = key };
        Assert.Contains("auth_token_set", (await Assert.ThrowsAsync<CbUnexpectedResponseException>(() => session.Client.PlatformServer.UpdateAsync(settings, cancellationToken: Stop))).Message);
        Assert.DoesNotContain("k3y", (await Assert.ThrowsAsync<CbServerException>(() => session.Client.PlatformServer.UpdateAsync(settings, cancellationToken: Stop))).ToString());
        session.Server.AssertDone();
    }
}
