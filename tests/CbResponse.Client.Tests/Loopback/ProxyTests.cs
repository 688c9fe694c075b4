using System.Net;
using System.Net.Security;
using System.Text;

namespace CbResponse.Client.Tests;

/// <summary>The system's proxy belongs to the whole process: these tests run alone, and put it back.</summary>
[Collection(nameof(ProxyTests))]
[CollectionDefinition(nameof(ProxyTests), DisableParallelization = true)]
public sealed class ProxyTests : IDisposable
{
    private readonly IWebProxy _systemProxy = HttpClient.DefaultProxy;

    public void Dispose() => HttpClient.DefaultProxy = _systemProxy;

    [Fact]
    public async Task An_explicit_proxy_is_asked_with_its_account_and_never_sees_the_token()
    {
        SslStreamCertificateContext certificate = SslStreamCertificateContext.Create(TestCertificates.ForAnotherHost, null, offline: true);
        await using LoopbackServer proxy = new(null, async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Http.Answer("407 Proxy Authentication Required", headers: "Proxy-Authenticate: Basic realm=\"x\"\r\n"));
            await connection.ReadRequestAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
            LoopbackConnection tunnel = await connection.EncryptAsync(certificate);
            await tunnel.ReadRequestAsync();
            await tunnel.SendAsync(Http.Json(Http.Info));
        });
        using CbClient client = Client(new ProxyOptions { Address = Address(proxy), Credential = new NetworkCredential("me", "päss:word") });

        ServerInfo info = await client.Server.GetInfoAsync();

        Assert.Equal("7.6.0.1", info.Version.Text);
        Assert.Equal(3, proxy.Requests.Count);
        Assert.All(proxy.Requests.Take(2), request => Assert.StartsWith("CONNECT edr.example:443 HTTP/1.1\r\n", request, StringComparison.Ordinal));
        Assert.Contains(
            $"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("me:päss:word"))}\r\n", proxy.Requests[1], StringComparison.Ordinal);
        Assert.All(proxy.Requests.Take(2), request => Assert.DoesNotContain(Session.Secret, request, StringComparison.Ordinal));
        Assert.Contains(Session.Secret, proxy.Requests[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_wants_an_account_is_told()
    {
        await using LoopbackServer proxy = LoopbackServer.Answering(
            null, Http.Answer("407 Proxy Authentication Required", headers: "Proxy-Authenticate: Basic realm=\"x\"\r\n"));
        using CbClient client = Client(new ProxyOptions { Address = Address(proxy) });

        CbConnectionException error = await Assert.ThrowsAsync<CbConnectionException>(() => client.Server.GetInfoAsync());

        Assert.Equal(CbErrorKind.ConnectionFailed, error.Kind);
        Assert.Contains("407", error.Message, StringComparison.Ordinal);
        Assert.Contains("-ProxyCredential", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_is_not_there_is_named_and_not_the_server()
    {
        int port = LoopbackServer.ClosedPort();
        using CbClient client = Client(new ProxyOptions { Address = new Uri($"http://127.0.0.1:{port}") });

        CbConnectionException error = await Assert.ThrowsAsync<CbConnectionException>(() => client.Server.GetInfoAsync());

        Assert.Equal(ConnectionStep.Tcp, error.Step);
        Assert.Contains($"The proxy '127.0.0.1' refuses connections on port {port}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_systems_proxy_is_used_unless_none_is_wanted()
    {
        await using LoopbackServer proxy = LoopbackServer.Answering(null, Http.Answer("403 Forbidden"), Http.Answer("403 Forbidden"));
        await using LoopbackServer server = LoopbackServer.Answering(null, Http.Json(Http.Info));
        HttpClient.DefaultProxy = new WebProxy(Address(proxy));
        using CbClient system = Client(ProxyOptions.SystemDefault);
        using CbClient direct = new(new CbServerOptions(server.Address, new ApiToken(Session.Secret)) { Proxy = ProxyOptions.Direct });

        await Assert.ThrowsAsync<CbConnectionException>(() => system.Server.GetInfoAsync());
        await direct.Server.GetInfoAsync();

        Assert.Contains("CONNECT edr.example:443", proxy.Requests[0], StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_connection_test_leaves_to_the_proxy_what_the_proxy_does()
    {
        await using LoopbackServer proxy = LoopbackServer.Answering(null, Http.Answer("403 Forbidden"), Http.Answer("403 Forbidden"));
        HttpClient.DefaultProxy = new WebProxy(Address(proxy));
        foreach (ProxyOptions options in (ProxyOptions[])[ProxyOptions.SystemDefault, new ProxyOptions { Address = Address(proxy) }])
        {
            using CbClient client = Client(options);

            List<ConnectionStepResult> steps = await new ConnectionTest(client).RunAsync().ToListAsync();

            Assert.Equal(
                [ConnectionStepOutcome.Skipped, ConnectionStepOutcome.Skipped, ConnectionStepOutcome.Skipped, ConnectionStepOutcome.Failed],
                steps.Select(step => step.Outcome));
            Assert.All(steps.Take(3), step => Assert.Contains("proxy", step.Detail, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("ftp://proxy.example")]
    [InlineData("file:///proxy")]
    public void What_is_no_proxy_is_refused_at_once(string address)
        => Assert.Throws<ArgumentException>(() => new ProxyOptions { Address = new Uri(address) });

    private static Uri Address(LoopbackServer proxy) => new($"http://127.0.0.1:{proxy.Port}");

    private static CbClient Client(ProxyOptions proxy) => new(new CbServerOptions(ServerAddress.Parse("edr.example"), new ApiToken(Session.Secret))
    {
        Proxy = proxy,
        MaximumRetryCount = 0,
        Tls = new TlsOptions { CertificateThumbprint = TestCertificates.Sha256(TestCertificates.ForAnotherHost) },
    });
}
