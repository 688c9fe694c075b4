using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace CbResponse.Client.Tests;

/// <summary>Real handshakes with real certificates.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_untrusted_certificate_is_refused_with_its_thumbprint_and_the_ways_out_and_the_token_stays_here()
    {
        await using LoopbackServer server = Serve(TestCertificates.Server);
        using CbClient client = Client(server, TlsOptions.Default);

        CbConnectionException error = await Assert.ThrowsAsync<CbConnectionException>(() => client.Server.GetInfoAsync());

        string thumbprint = TestCertificates.Sha256(TestCertificates.Server);
        Assert.Equal((CbErrorKind.CertificateUntrusted, ConnectionStep.Tls, "GET /api/info"), (error.Kind, error.Step, error.Route!));
        Assert.Equal(thumbprint, error.Certificate?.Sha256Thumbprint);
        Assert.StartsWith($"The certificate of 127.0.0.1:{server.Port} is not trusted: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("authority", error.Message, StringComparison.Ordinal);
        Assert.Contains($"it names CN=localhost, was issued by CN=Contoso Root, and is valid until {TestCertificates.Server.NotAfter.ToUniversalTime():yyyy-MM-dd}", error.Message, StringComparison.Ordinal);
        Assert.Contains($"SHA-256 thumbprint is {thumbprint} ", error.Message, StringComparison.Ordinal);
        Assert.Contains($"-CertificateThumbprint {thumbprint}", error.Message, StringComparison.Ordinal);
        Assert.Contains("-CertificateAuthority", error.Message, StringComparison.Ordinal);
        Assert.Contains("-SkipCertificateCheck", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("-SkipHostNameCheck", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Each_way_out_leads_to_an_answer()
    {
        TlsOptions[] ways =
        [
            new() { CertificateThumbprint = TestCertificates.Sha256(TestCertificates.Server) },
            new() { CertificateThumbprint = TestCertificates.Server.Thumbprint },
            new() { CertificateAuthorityPath = Pem(TestCertificates.Authority) },
            new() { SkipCertificateCheck = true },
        ];
        foreach (TlsOptions way in ways)
        {
            await using LoopbackServer server = Serve(TestCertificates.Server);
            using CbClient client = Client(server, way);

            Assert.Equal("7.6.0.1", (await client.Server.GetInfoAsync()).Version.Text);
        }
    }

    [Fact]
    public async Task A_certificate_below_an_issuer_that_the_server_sends_is_trusted()
    {
        await using LoopbackServer server = new(
            TestCertificates.OfIntermediate,
            async connection =>
            {
                await connection.ReadRequestAsync();
                await connection.SendAsync(Http.Json(Http.Info));
            },
            TestCertificates.Intermediate);
        using CbClient client = Client(server, new TlsOptions { CertificateAuthorityPath = Pem(TestCertificates.Authority) });

        Assert.Equal("7.6.0.1", (await client.Server.GetInfoAsync()).Version.Text);
    }

    [Fact]
    public async Task A_certificate_for_another_host_is_refused_and_the_advice_fits()
    {
        await using LoopbackServer server = Serve(TestCertificates.ForAnotherHost);
        string authority = Pem(TestCertificates.Authority);
        using CbClient strict = Client(server, new TlsOptions { CertificateAuthorityPath = authority });
        using CbClient lenient = Client(server, new TlsOptions { CertificateAuthorityPath = authority, SkipHostNameCheck = true });

        CbConnectionException error = await Assert.ThrowsAsync<CbConnectionException>(() => strict.Server.GetInfoAsync());

        Assert.True(error.Certificate?.IsHostNameMismatch);
        Assert.Contains("is not trusted: it is made for another host name. Its SHA-256 thumbprint is ", error.Message, StringComparison.Ordinal);
        Assert.Contains("it names CN=edr.example", error.Message, StringComparison.Ordinal);
        Assert.Contains("-SkipHostNameCheck", error.Message, StringComparison.Ordinal);
        Assert.Equal("7.6.0.1", (await lenient.Server.GetInfoAsync()).Version.Text);
    }

    [Fact]
    public async Task A_certificate_that_is_not_the_pinned_one_is_refused_as_such()
    {
        await using LoopbackServer server = Serve(TestCertificates.Server);
        using CbClient client = Client(server, new TlsOptions { CertificateThumbprint = TestCertificates.Sha256(TestCertificates.Expired) });

        CbConnectionException error = await Assert.ThrowsAsync<CbConnectionException>(() => client.Server.GetInfoAsync());

        Assert.Equal(CbErrorKind.CertificateUntrusted, error.Kind);
        Assert.Contains("it is not the one that is pinned", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_speaks_plain_http_is_told()
    {
        ConcurrentQueue<byte> firstBytes = new();
        await using LoopbackServer server = new(null, async connection =>
        {
            firstBytes.Enqueue(await connection.ReadByteAsync());
            await connection.SendAsync(Http.Answer("400 Bad Request"));
        });
        using CbClient client = Client(server, TlsOptions.Default, scheme: "https");

        CbConnectionException error = await Assert.ThrowsAsync<CbConnectionException>(() => client.Server.GetInfoAsync());

        Assert.Equal((CbErrorKind.ConnectionFailed, ConnectionStep.Tls), (error.Kind, error.Step));
        Assert.Contains($"Port {server.Port} of '127.0.0.1' speaks plain HTTP, not HTTPS.", error.Message, StringComparison.Ordinal);
        Assert.Equal([(byte)0x16, (byte)'H'], firstBytes.ToArray());
    }

    [Fact]
    public async Task A_handshake_that_breaks_is_not_blamed_on_a_certificate_that_was_trusted_before()
    {
        SslStreamCertificateContext certificate = SslStreamCertificateContext.Create(TestCertificates.Server, null, offline: true);
        int connections = 0;
        await using LoopbackServer server = new(null, async connection =>
        {
            if (Interlocked.Increment(ref connections) > 1)
                return;
            LoopbackConnection encrypted = await connection.EncryptAsync(certificate);
            await encrypted.ReadRequestAsync();
            await encrypted.SendAsync(Http.Answer("200 OK", Http.Info, "Connection: close\r\n"));
        });
        using CbClient client = Client(server, new TlsOptions { CertificateAuthorityPath = Pem(TestCertificates.Authority) }, scheme: "https");
        await client.Server.GetInfoAsync();

        CbConnectionException error = await Assert.ThrowsAsync<CbConnectionException>(() => client.Server.GetInfoAsync());

        Assert.Equal((CbErrorKind.ConnectionFailed, ConnectionStep.Tls), (error.Kind, error.Step));
        Assert.Contains("No encrypted connection", error.Message, StringComparison.Ordinal);
        Assert.Null(error.Certificate);
    }

    private static LoopbackServer Serve(X509Certificate2 certificate)
        => LoopbackServer.Answering(certificate, Http.Answer("200 OK", Http.Info, "Connection: close\r\n"), Http.Json(Http.Info));

    private static CbClient Client(LoopbackServer server, TlsOptions tls, string? scheme = null)
    {
        Uri address = scheme is null ? server.Address : ServerAddress.Parse($"{scheme}://127.0.0.1:{server.Port}");
        return new CbClient(new CbServerOptions(address, new ApiToken(Session.Secret))
        {
            Tls = tls,
            Proxy = ProxyOptions.Direct,
            MaximumRetryCount = 0,
        });
    }

    private string Pem(X509Certificate2 certificate) => _folder.Write($"{Guid.NewGuid():n}.pem", certificate.ExportCertificatePem());
}
