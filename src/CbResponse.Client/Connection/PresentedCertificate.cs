using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CbResponse;

/// <summary>A certificate that a server showed, and what is wrong with it.</summary>
public sealed class PresentedCertificate
{
    internal PresentedCertificate(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Subject = certificate.Subject;
        Issuer = certificate.Issuer;
        NotBefore = certificate.NotBefore.ToUniversalTime();
        NotAfter = certificate.NotAfter.ToUniversalTime();
        Sha256Thumbprint = Thumbprint(certificate, HashAlgorithmName.SHA256);
        Sha1Thumbprint = Thumbprint(certificate, HashAlgorithmName.SHA1);
        IsHostNameMismatch = (errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0;
        Problems = Describe(chain, errors);
    }

    /// <summary>Whom the certificate names.</summary>
    public string Subject { get; }

    /// <summary>Who issued it; the same as <see cref="Subject"/> when it is self-signed.</summary>
    public string Issuer { get; }

    /// <summary>Start of its validity, UTC.</summary>
    public DateTime NotBefore { get; }

    /// <summary>End of its validity, UTC.</summary>
    public DateTime NotAfter { get; }

    /// <summary>SHA-256 of the certificate: 64 hexadecimal digits, as <c>-CertificateThumbprint</c> takes them.</summary>
    public string Sha256Thumbprint { get; }

    /// <summary>SHA-1 of the certificate: 40 hexadecimal digits.</summary>
    public string Sha1Thumbprint { get; }

    /// <summary>Whether it is made for another host name.</summary>
    public bool IsHostNameMismatch { get; }

    /// <summary>What is wrong with it by the rules of the system and the session's own authorities; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Subject and thumbprint.</summary>
    public override string ToString() => $"{Subject} ({Sha256Thumbprint})";

    internal static string Thumbprint(X509Certificate2 certificate, HashAlgorithmName algorithm)
    {
        // SHA-1 serves as a name here, for people who have it from another tool; it is as strong as their having it from there.
#pragma warning disable CA5350
        using HashAlgorithm hash = algorithm == HashAlgorithmName.SHA256 ? SHA256.Create() : SHA1.Create();
#pragma warning restore CA5350
        return BitConverter.ToString(hash.ComputeHash(certificate.RawData)).Replace("-", string.Empty);
    }

    private static List<string> Describe(X509Chain? chain, SslPolicyErrors errors)
    {
        List<string> problems = [];
        if ((errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0)
            problems.Add("it is made for another host name");
        if ((errors & SslPolicyErrors.RemoteCertificateNotAvailable) != 0)
            problems.Add("the server showed no certificate");
        if ((errors & SslPolicyErrors.RemoteCertificateChainErrors) != 0)
        {
            foreach (X509ChainStatus status in chain?.ChainStatus ?? [])
            {
                string problem = Describe(status.Status);
                if (!problems.Contains(problem))
                    problems.Add(problem);
            }
        }

        return problems;
    }

    private static string Describe(X509ChainStatusFlags status) => status switch
    {
        X509ChainStatusFlags.UntrustedRoot => "no authority that this system trusts has signed it",
        X509ChainStatusFlags.PartialChain => "the authority that signed it is unknown to this system",
        X509ChainStatusFlags.NotTimeValid => "it has expired or is not valid yet",
        X509ChainStatusFlags.Revoked => "it has been revoked",
        X509ChainStatusFlags.RevocationStatusUnknown or X509ChainStatusFlags.OfflineRevocation => "its revocation could not be checked",
        _ => $"its chain is not valid ({status})",
    };
}
