using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace CbResponse.Emulator.Tests;

public sealed class TlsTests
{
    [Fact]
    public async Task The_usual_certificate_is_good_for_localhost_and_127_0_0_1_once_its_authority_is_trusted()
    {
        await using EmulatorHost host = await StartAsync(CertificateKind.Trusted);
        Assert.Equal(SslPolicyErrors.None, await ConnectAsync(host, "127.0.0.1"));
        Assert.Equal(SslPolicyErrors.None, await ConnectAsync(host, "localhost"));
        Assert.Equal(SslPolicyErrors.RemoteCertificateNameMismatch, await ConnectAsync(host, "edr.contoso.test"));
        Assert.Equal(SslPolicyErrors.RemoteCertificateChainErrors, await ConnectAsync(host, "localhost", trusted: false));
    }

    [Fact]
    public async Task The_certificate_for_another_host_is_trusted_but_does_not_fit()
    {
        await using EmulatorHost host = await StartAsync(CertificateKind.WrongHost);
        Assert.Equal(SslPolicyErrors.RemoteCertificateNameMismatch, await ConnectAsync(host, "127.0.0.1"));
        Assert.Equal(SslPolicyErrors.None, await ConnectAsync(host, "edr.other-host.test"));
    }

    [Fact]
    public async Task The_self_signed_certificate_is_its_own_issuer_with_the_name_that_servers_come_with()
    {
        await using EmulatorHost host = await StartAsync(CertificateKind.SelfSigned);
        X509Certificate2 certificate = host.Certificate!.Certificate;
        Assert.Equal("CN=Self-signed Carbon Black Enterprise Server HTTPS Certificate", certificate.Subject);
        Assert.Equal(certificate.Subject, certificate.Issuer);
        Assert.Equal(SslPolicyErrors.RemoteCertificateNameMismatch, await ConnectAsync(host, "127.0.0.1"));
    }

    [Fact]
    public async Task The_authoritys_file_is_there_while_the_server_runs()
    {
        string file;
        await using (EmulatorHost host = await StartAsync(CertificateKind.Trusted))
        {
            file = host.Certificate!.CaFile;
            Assert.True(File.Exists(file));
            Assert.Equal(64, host.Certificate.Sha256Thumbprint.Length);
            Assert.Equal(40, host.Certificate.Sha1Thumbprint.Length);
        }

        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        await using EmulatorHost host = await StartAsync(CertificateKind.Trusted);
        int port = new Uri(host.Url).Port;
        UsageException error = await Assert.ThrowsAsync<UsageException>(()
            => EmulatorHost.StartAsync(new EmulatorOptions { Port = port }, _ => { }));
        Assert.Contains($"Port {port}", error.Message, StringComparison.Ordinal);
    }

    private static Task<EmulatorHost> StartAsync(CertificateKind kind)
        => EmulatorHost.StartAsync(new EmulatorOptions { Certificate = kind, Anchor = EmulatorFixture.Anchor }, _ => { });

    /// <summary>What a client that trusts the authority's file finds wrong.</summary>
    private static async Task<SslPolicyErrors> ConnectAsync(EmulatorHost host, string name, bool trusted = true)
    {
        using TcpClient client = new();
        await client.ConnectAsync("127.0.0.1", new Uri(host.Url).Port, TestContext.Current.CancellationToken);
        SslPolicyErrors found = SslPolicyErrors.None;
        using X509Certificate2 authority = X509CertificateLoader.LoadCertificateFromFile(host.Certificate!.CaFile);
        X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        if (trusted)
            policy.CustomTrustStore.Add(authority);
        await using SslStream ssl = new(client.GetStream());
        await ssl.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = name,
                CertificateChainPolicy = policy,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
#pragma warning disable CA5359 // What is wrong is what the test wants to know; nothing is sent.
                RemoteCertificateValidationCallback = (_, _, _, errors) =>
                {
                    found = errors;
                    return true;
                },
#pragma warning restore CA5359
            },
            TestContext.Current.CancellationToken);
        return found;
    }
}
