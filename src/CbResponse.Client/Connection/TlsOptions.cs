namespace CbResponse;

/// <summary>How a session decides whether to trust its server's certificate. The default is the system's trust.</summary>
public sealed class TlsOptions
{
    /// <summary>System trust and nothing else.</summary>
    public static readonly TlsOptions Default = new();

    /// <summary>
    /// SHA-256 or SHA-1 thumbprint of the one certificate that is accepted, in hexadecimal; colons and blanks do not count.
    /// That certificate is then accepted whatever its name, issuer and dates.
    /// </summary>
    public string? CertificateThumbprint { get; init; }

    /// <summary>
    /// A file (PEM or DER) with certificates to trust beside the system's: an authority, or the server's own self-signed one.
    /// </summary>
    public string? CertificateAuthorityPath { get; init; }

    /// <summary>Accept a certificate made for another host name.</summary>
    public bool SkipHostNameCheck { get; init; }

    /// <summary>Accept any certificate. Anybody on the network path can then read the token.</summary>
    public bool SkipCertificateCheck { get; init; }
}
