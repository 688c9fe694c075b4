using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CbResponse.Client.Tests;

/// <summary>Certificates made for the tests: an authority, one below it, another one, and what they issue.</summary>
internal static class TestCertificates
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    public static X509Certificate2 Authority { get; } = MakeAuthority("Contoso Root");

    public static X509Certificate2 Intermediate { get; } = MakeAuthority("Contoso Issuing", Authority);

    public static X509Certificate2 OtherAuthority { get; } = MakeAuthority("Fabrikam Root");

    /// <summary>For localhost and 127.0.0.1, by the authority.</summary>
    public static X509Certificate2 Server { get; } = MakeLeaf("localhost", Authority);

    public static X509Certificate2 OfIntermediate { get; } = MakeLeaf("localhost", Intermediate);

    public static X509Certificate2 ForAnotherHost { get; } = MakeLeaf("edr.example", Authority);

    public static X509Certificate2 Expired { get; } = MakeLeaf("localhost", Authority, expired: true);

    public static X509Certificate2 ForClients { get; } = MakeLeaf("localhost", Authority, usage: ClientAuthentication);

    /// <summary>As the servers have it from their installation: self-signed, and for no host's name.</summary>
    public static X509Certificate2 SelfSigned { get; } = MakeLeaf("Self-signed Carbon Black Enterprise Server HTTPS Certificate", issuer: null);

    public static string Sha256(X509Certificate2 certificate) => Convert.ToHexString(SHA256.HashData(certificate.RawData));

    private static X509Certificate2 MakeAuthority(string name, X509Certificate2? issuer = null)
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return Issue(request, key, issuer, issuer is null ? (-30, 30) : (-28, 28));
    }

    private static X509Certificate2 MakeLeaf(
        string name, X509Certificate2? issuer, bool expired = false, string usage = ServerAuthentication)
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        if (name == "localhost")
            names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName(name.Contains(' ', StringComparison.Ordinal) ? "cb.invalid" : name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        return Issue(request, key, issuer, expired ? (-20, -10) : (-25, 25));
    }

    /// <summary>Loaded anew from PKCS #12: the form that a TLS server can use on every system.</summary>
    private static X509Certificate2 Issue(CertificateRequest request, RSA key, X509Certificate2? issuer, (int From, int To) days)
    {
        DateTimeOffset from = DateTimeOffset.UtcNow.AddDays(days.From);
        DateTimeOffset to = DateTimeOffset.UtcNow.AddDays(days.To);
        using X509Certificate2 bare = issuer is null
            ? request.CreateSelfSigned(from, to)
            : request.Create(issuer, from, to, RandomNumberGenerator.GetBytes(8));
        using X509Certificate2 certificate = bare.HasPrivateKey ? new X509Certificate2(bare) : bare.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
