using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CbResponse;

/// <summary>Decides whether a session trusts a certificate, and remembers what it saw and what it refused.</summary>
internal sealed class CertificateValidator
{
    /// <summary>The purpose that a certificate must be made for, where it names purposes. The system asks for the same.</summary>
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly TlsOptions _options;
    private readonly string? _thumbprint;
    private readonly X509Certificate2Collection? _authorities;
    private volatile PresentedCertificate? _lastSeen;
    private volatile PresentedCertificate? _lastRefused;

    /// <exception cref="CbCredentialException">The authority file cannot be used.</exception>
    /// <exception cref="ArgumentException">The thumbprint is none.</exception>
    public CertificateValidator(TlsOptions options)
    {
        _options = options;
        _thumbprint = options.CertificateThumbprint is { } text ? NormaliseThumbprint(text) : null;
        _authorities = options.CertificateAuthorityPath is { } path ? CertificateFile.Read(path) : null;
    }

    /// <summary>The certificate seen last, trusted or not.</summary>
    public PresentedCertificate? LastSeen => _lastSeen;

    /// <summary>The certificate that was refused last; null when one has been trusted since.</summary>
    public PresentedCertificate? LastRefused => _lastRefused;

    public bool Validate(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
            return false;
        X509Certificate2? copy = certificate as X509Certificate2;
        X509Certificate2 shown = copy ?? new X509Certificate2(certificate);
        try
        {
            // What the session's own authorities vouch for is no problem to tell of.
            if ((errors & SslPolicyErrors.RemoteCertificateChainErrors) != 0 && _authorities is not null && IsSignedByAuthority(shown, chain, _authorities))
                errors &= ~SslPolicyErrors.RemoteCertificateChainErrors;
            PresentedCertificate seen = new(shown, chain, errors);
            bool isTrusted = IsTrusted(shown, errors);
            _lastSeen = seen;
            _lastRefused = isTrusted ? null : seen;
            return isTrusted;
        }
        finally
        {
            if (copy is null)
                shown.Dispose();
        }
    }

    /// <summary>Takes blanks and colons out of a thumbprint and checks its length.</summary>
    /// <exception cref="ArgumentException">The text is no SHA-256 or SHA-1 thumbprint.</exception>
    public static string NormaliseThumbprint(string text)
    {
        string digits = new([.. text.Where(Uri.IsHexDigit)]);
        bool others = text.Any(c => !Uri.IsHexDigit(c) && c is not (' ' or ':' or '-' or '\u200e'));
        if (others || digits.Length is not (40 or 64))
        {
            throw new ArgumentException(
                $"'{text}' is not a certificate thumbprint. Give the SHA-256 (64 hexadecimal digits) or SHA-1 (40) of the certificate.");
        }

        return digits.ToUpperInvariant();
    }

    private bool IsTrusted(X509Certificate2 shown, SslPolicyErrors errors)
    {
        if (_options.SkipCertificateCheck)
            return true;
        if (_thumbprint is not null)
        {
            HashAlgorithmName algorithm = _thumbprint.Length == 64 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1;
            return PresentedCertificate.Thumbprint(shown, algorithm) == _thumbprint;
        }

        if (_options.SkipHostNameCheck)
            errors &= ~SslPolicyErrors.RemoteCertificateNameMismatch;
        return errors == SslPolicyErrors.None;
    }

    private static bool IsSignedByAuthority(X509Certificate2 shown, X509Chain? seen, X509Certificate2Collection authorities)
    {
        using X509Chain chain = new();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        if (seen is not null)
        {
            foreach (X509ChainElement element in seen.ChainElements)
                chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

#if NET8_0_OR_GREATER
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        return chain.Build(shown);
#else
        // .NET Framework cannot be told to trust other roots, so it may call the root unknown, and the root is then compared here.
        chain.ChainPolicy.ExtraStore.AddRange(authorities);
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        return chain.Build(shown) && EndsInOneOf(chain, authorities);
#endif
    }

#if !NET8_0_OR_GREATER
    private static bool EndsInOneOf(X509Chain chain, X509Certificate2Collection authorities)
    {
        byte[] root = chain.ChainElements[chain.ChainElements.Count - 1].Certificate.RawData;
        return authorities.Cast<X509Certificate2>().Any(authority => authority.RawData.SequenceEqual(root));
    }
#endif
}
