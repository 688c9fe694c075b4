namespace CbResponse;

/// <summary>What to change in a stored profile. Null leaves a setting as it is; an empty text takes it out.</summary>
public sealed class ProfileChange
{
    /// <summary>The server's address.</summary>
    public string? Url { get; init; }

    /// <summary>The token.</summary>
    public ApiToken? Token { get; init; }

    /// <summary>For whom Windows protects the token; null stores it as text, which the Python client can read.</summary>
    public DataProtectionScope? Protection { get; init; }

    /// <summary>Whether the server's certificate is checked at all.</summary>
    public bool? VerifyCertificate { get; init; }

    /// <summary>Whether the host name in the certificate is checked.</summary>
    public bool? VerifyHostName { get; init; }

    /// <summary>File of a certificate to trust beside the system's.</summary>
    public string? CertificateAuthority { get; init; }

    /// <summary>Thumbprint of the one certificate that is accepted.</summary>
    public string? CertificateThumbprint { get; init; }

    /// <summary>Address of a proxy.</summary>
    public string? Proxy { get; init; }

    /// <summary>Whether the system's proxy settings are ignored.</summary>
    public bool? IgnoreSystemProxy { get; init; }

    /// <summary>Whether nothing is to change.</summary>
    public bool IsEmpty
        => Url is null && Token is null && VerifyCertificate is null && VerifyHostName is null && CertificateAuthority is null
            && CertificateThumbprint is null && Proxy is null && IgnoreSystemProxy is null;
}
