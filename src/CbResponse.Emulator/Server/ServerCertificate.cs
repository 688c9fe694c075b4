using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CbResponse.Emulator;

/// <summary>A certificate made for one run. Its authority's certificate lies in a file until the run ends.</summary>
internal sealed class ServerCertificate : IDisposable
{
    private const string LegacyName = "CN=Self-signed Carbon Black Enterprise Server HTTPS Certificate";
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    private ServerCertificate(X509Certificate2 certificate, string authorityPem)
    {
        Certificate = certificate;
        CaFile = Path.Combine(Path.GetTempPath(), $"cb-emulator-ca-{Guid.NewGuid():N}.pem");
        File.WriteAllText(CaFile, authorityPem);
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>What a client must trust: the authority, or the certificate itself when that is its own issuer.</summary>
    public string CaFile { get; }

    public string Sha256Thumbprint => Certificate.GetCertHashString(HashAlgorithmName.SHA256);

    public string Sha1Thumbprint => Certificate.GetCertHashString(HashAlgorithmName.SHA1);

    public static ServerCertificate Create(CertificateKind kind)
    {
        DateTimeOffset from = TimeProvider.System.GetUtcNow().AddDays(-1);
        DateTimeOffset to = from.AddDays(30);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (kind == CertificateKind.SelfSigned)
        {
            using X509Certificate2 own = SelfSignedRequest(key).CreateSelfSigned(from, to);
            return new ServerCertificate(Usable(own), own.ExportCertificatePem());
        }

        using ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 authority = AuthorityRequest(authorityKey).CreateSelfSigned(from, to);
        byte[] serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7F;
        using X509Certificate2 leaf = LeafRequest(key, kind).Create(authority, from, to, serial);
        using X509Certificate2 withKey = leaf.CopyWithPrivateKey(key);
        return new ServerCertificate(Usable(withKey), authority.ExportCertificatePem());
    }

    public void Dispose()
    {
        File.Delete(CaFile);
        Certificate.Dispose();
    }

    private static CertificateRequest AuthorityRequest(ECDsa key)
    {
        CertificateRequest request = new("CN=Carbon Black EDR Emulator Authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    private static CertificateRequest LeafRequest(ECDsa key, CertificateKind kind)
    {
        SubjectAlternativeNameBuilder names = new();
        if (kind == CertificateKind.WrongHost)
        {
            names.AddDnsName("edr.other-host.test");
        }
        else
        {
            names.AddDnsName("localhost");
            names.AddIpAddress(IPAddress.Loopback);
        }

        CertificateRequest request = new(
            kind == CertificateKind.WrongHost ? "CN=edr.other-host.test" : "CN=localhost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([ServerAuthentication], false));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    /// <summary>As on-premises servers come: one fixed name that is nobody's host name, and no other names.</summary>
    private static CertificateRequest SelfSignedRequest(ECDsa key)
    {
        CertificateRequest request = new(LegacyName, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    /// <summary>Windows cannot serve a certificate whose key lives in memory only; one that was loaded from a file it can.</summary>
    private static X509Certificate2 Usable(X509Certificate2 certificate)
        => X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
}
