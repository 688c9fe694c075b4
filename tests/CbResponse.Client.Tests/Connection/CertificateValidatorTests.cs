using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CbResponse.Client.Tests;

public sealed class CertificateValidatorTests : IDisposable
{
    private const SslPolicyErrors Chain = SslPolicyErrors.RemoteCertificateChainErrors;
    private const SslPolicyErrors Name = SslPolicyErrors.RemoteCertificateNameMismatch;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void By_default_the_system_decides()
    {
        Assert.True(Validate(TlsOptions.Default, TestCertificates.Server, SslPolicyErrors.None));
        Assert.False(Validate(TlsOptions.Default, TestCertificates.Server, Chain));
        Assert.False(Validate(TlsOptions.Default, TestCertificates.Server, Name));
        Assert.False(Validate(TlsOptions.Default, null, SslPolicyErrors.RemoteCertificateNotAvailable));
    }

    [Fact]
    public void A_pinned_certificate_is_accepted_whatever_is_wrong_with_it_and_no_other_is()
    {
        string sha256 = TestCertificates.Sha256(TestCertificates.Expired);
        string[] forms =
        [
            sha256,
            sha256.ToLowerInvariant(),
            string.Join(":", sha256.Chunk(2).Select(pair => new string(pair))),
            "\u200e" + string.Join(" ", sha256.Chunk(2).Select(pair => new string(pair))),
            TestCertificates.Expired.Thumbprint,
        ];
        foreach (string form in forms)
        {
            TlsOptions pinned = new() { CertificateThumbprint = form };

            Assert.True(Validate(pinned, TestCertificates.Expired, Chain | Name));
            Assert.False(Validate(pinned, TestCertificates.Server, SslPolicyErrors.None));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("zz112233445566778899aabbccddeeff00112233")]
    [InlineData("00112233445566778899aabbccddeeff0011223")]
    [InlineData("00112233445566778899aabbccddeeff00112233/")]
    public void What_is_no_thumbprint_is_refused_at_once(string text)
    {
        CbServerOptions options = new(Session.Address, new ApiToken(Session.Secret)) { Tls = new TlsOptions { CertificateThumbprint = text } };

        ArgumentException error = Assert.Throws<ArgumentException>(() => new CbClient(options));

        Assert.Contains("SHA-256 (64 hexadecimal digits)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_authority_of_the_users_is_trusted_beside_the_systems()
    {
        TlsOptions pem = new() { CertificateAuthorityPath = Pem(TestCertificates.OtherAuthority, TestCertificates.Authority) };
        TlsOptions der = new() { CertificateAuthorityPath = Der(TestCertificates.Authority) };

        Assert.True(Validate(pem, TestCertificates.Server, Chain));
        Assert.True(Validate(der, TestCertificates.Server, Chain));
        Assert.True(Validate(pem, TestCertificates.Server, SslPolicyErrors.None));
    }

    [Fact]
    public void An_issuer_between_comes_from_the_server()
    {
        TlsOptions options = new() { CertificateAuthorityPath = Pem(TestCertificates.Authority) };

        Assert.True(Validate(options, TestCertificates.OfIntermediate, Chain, TestCertificates.Intermediate));
        Assert.False(Validate(options, TestCertificates.OfIntermediate, Chain));
    }

    [Fact]
    public void A_self_signed_certificate_can_be_its_own_authority()
    {
        TlsOptions options = new() { CertificateAuthorityPath = Pem(TestCertificates.SelfSigned), SkipHostNameCheck = true };

        Assert.True(Validate(options, TestCertificates.SelfSigned, Chain | Name));
        Assert.False(Validate(options, TestCertificates.Server, Chain));
    }

    [Fact]
    public void An_authority_does_not_make_up_for_anything_else()
    {
        TlsOptions options = new() { CertificateAuthorityPath = Pem(TestCertificates.Authority) };
        TlsOptions other = new() { CertificateAuthorityPath = Pem(TestCertificates.OtherAuthority) };

        Assert.False(Validate(options, TestCertificates.ForAnotherHost, Chain | Name));
        Assert.False(Validate(options, TestCertificates.Expired, Chain));
        Assert.False(Validate(options, TestCertificates.ForClients, Chain));
        Assert.False(Validate(other, TestCertificates.Server, Chain));
    }

    [Fact]
    public void Skipping_the_name_skips_the_name_alone()
    {
        TlsOptions options = new() { SkipHostNameCheck = true };
        TlsOptions withAuthority = new() { SkipHostNameCheck = true, CertificateAuthorityPath = Pem(TestCertificates.Authority) };

        Assert.True(Validate(options, TestCertificates.ForAnotherHost, Name));
        Assert.False(Validate(options, TestCertificates.ForAnotherHost, Chain | Name));
        Assert.True(Validate(withAuthority, TestCertificates.ForAnotherHost, Chain | Name));
        Assert.False(Validate(withAuthority, TestCertificates.Expired, Chain | Name));
    }

    [Fact]
    public void Skipping_everything_accepts_everything()
        => Assert.True(Validate(new TlsOptions { SkipCertificateCheck = true }, TestCertificates.Expired, Chain | Name));

    [Fact]
    public void What_is_wrong_is_said_in_words()
    {
        CertificateValidator validator = new(TlsOptions.Default);
        using X509Chain chain = Build(TestCertificates.Expired);
        validator.Validate(TestCertificates.Expired, chain, Chain | Name);

        PresentedCertificate seen = validator.LastSeen!;
        Assert.Equal(("CN=localhost", "CN=Contoso Root"), (seen.Subject, seen.Issuer));
        Assert.Equal(TestCertificates.Sha256(TestCertificates.Expired), seen.Sha256Thumbprint);
        Assert.Equal(TestCertificates.Expired.Thumbprint, seen.Sha1Thumbprint);
        Assert.Equal($"CN=localhost ({seen.Sha256Thumbprint})", seen.ToString());
        Assert.Equal(DateTimeKind.Utc, seen.NotAfter.Kind);
        Assert.Equal(TestCertificates.Expired.NotAfter.ToUniversalTime(), seen.NotAfter);
        Assert.Equal(TestCertificates.Expired.NotBefore.ToUniversalTime(), seen.NotBefore);
        Assert.True(seen.IsHostNameMismatch);
        Assert.Equal("it is made for another host name", seen.Problems[0]);
        Assert.Contains("it has expired or is not valid yet", seen.Problems);
        Assert.Contains(seen.Problems, problem => problem.Contains("authority", StringComparison.Ordinal));
    }

    [Fact]
    public void An_authority_of_the_users_takes_its_part_off_the_problems()
    {
        CertificateValidator validator = new(new TlsOptions { CertificateAuthorityPath = Pem(TestCertificates.Authority) });
        using X509Chain chain = Build(TestCertificates.ForAnotherHost);

        Assert.False(validator.Validate(TestCertificates.ForAnotherHost, chain, Chain | Name));

        Assert.Equal(["it is made for another host name"], validator.LastSeen!.Problems);
        Assert.Same(validator.LastSeen, validator.LastRefused);
    }

    [Fact]
    public void A_certificate_is_refused_until_one_is_trusted()
    {
        CertificateValidator validator = new(TlsOptions.Default);

        validator.Validate(TestCertificates.Server, null, Chain);
        Assert.NotNull(validator.LastRefused);
        validator.Validate(TestCertificates.Server, null, SslPolicyErrors.None);

        Assert.Null(validator.LastRefused);
        Assert.NotNull(validator.LastSeen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB")]
    [InlineData("-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")]
    public void A_file_without_a_certificate_is_refused_at_once(string content)
    {
        string path = _folder.Write("ca.pem", content);

        CbCredentialException error = Assert.Throws<CbCredentialException>(() => Client(path));

        Assert.Equal((CbErrorKind.Credential, path), (error.Kind, error.Path!));
        Assert.Contains("holds no certificate in PEM or DER form", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_refused_at_once()
    {
        CbCredentialException missing = Assert.Throws<CbCredentialException>(() => Client(_folder.File("missing.pem")));
        CbCredentialException folder = Assert.Throws<CbCredentialException>(() => Client(_folder.Path));
        CbCredentialException empty = Assert.Throws<CbCredentialException>(() => Client(string.Empty));

        Assert.All([missing, folder, empty], error => Assert.Contains("cannot be read", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_bundle_may_hold_more_than_certificates()
    {
        string path = _folder.Write(
            "bundle.pem",
            "# Contoso\r\n-----BEGIN PRIVATE KEY-----\r\nAAAA\r\n-----END PRIVATE KEY-----\r\n"
            + TestCertificates.Authority.ExportCertificatePem().ReplaceLineEndings("\r\n") + "\r\n"
            + TestCertificates.OtherAuthority.ExportCertificatePem());

        Assert.Equal(
            [TestCertificates.Authority.Thumbprint, TestCertificates.OtherAuthority.Thumbprint],
            CertificateFile.Read(path).Select(certificate => certificate.Thumbprint));
    }

    private static CbClient Client(string authorityPath) => new(new CbServerOptions(Session.Address, new ApiToken(Session.Secret))
    {
        Tls = new TlsOptions { CertificateAuthorityPath = authorityPath },
    });

    private static bool Validate(TlsOptions options, X509Certificate2? certificate, SslPolicyErrors errors, params X509Certificate2[] sent)
    {
        using X509Chain? chain = certificate is null ? null : Build(certificate, sent);
        return new CertificateValidator(options).Validate(certificate, chain, errors);
    }

    /// <summary>The chain as the system sees it, which knows none of these authorities.</summary>
    private static X509Chain Build(X509Certificate2 certificate, params X509Certificate2[] sent)
    {
        X509Chain chain = new();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ExtraStore.AddRange(sent);
        Assert.False(chain.Build(certificate));
        return chain;
    }

    private string Pem(params X509Certificate2[] certificates)
        => _folder.Write($"{Guid.NewGuid():n}.pem", string.Join("\n", certificates.Select(certificate => certificate.ExportCertificatePem())));

    private string Der(X509Certificate2 certificate)
        => _folder.Write("ca.der", Encoding.Latin1.GetString(certificate.Export(X509ContentType.Cert)), Encoding.Latin1);
}
