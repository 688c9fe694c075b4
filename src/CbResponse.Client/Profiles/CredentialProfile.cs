using System.Net;

namespace CbResponse;

/// <summary>A server, its token and how to reach it, as a credential file or the environment holds them. Never shows the token.</summary>
public sealed class CredentialProfile
{
    private readonly string? _token;

    internal CredentialProfile(string name, string? token)
    {
        Name = name;
        _token = string.IsNullOrWhiteSpace(token) ? null : token;
    }

    /// <summary>The profile's name: the section of the file.</summary>
    public string Name { get; }

    /// <summary>The server's address as it is stored; null when the profile has none.</summary>
    public string? Url { get; internal init; }

    /// <summary>Whether a token is stored.</summary>
    public bool HasToken => _token is not null;

    /// <summary>Whether the token is protected by Windows for one user or machine.</summary>
    public bool IsProtected => _token is not null && DataProtection.IsProtected(_token);

    /// <summary>Where the profile comes from: files, later ones overriding earlier ones, or the environment.</summary>
    public IReadOnlyList<string> Sources { get; internal init; } = [];

    /// <summary>Whether the server's certificate is checked at all.</summary>
    public bool VerifyCertificate { get; internal init; } = true;

    /// <summary>Whether the host name in the certificate is checked.</summary>
    public bool VerifyHostName { get; internal init; } = true;

    /// <summary>File of a certificate to trust beside the system's.</summary>
    public string? CertificateAuthority { get; internal init; }

    /// <summary>Thumbprint of the one certificate that is accepted. The Python client does not know this key.</summary>
    public string? CertificateThumbprint { get; internal init; }

    /// <summary>Address of a proxy.</summary>
    public string? Proxy { get; internal init; }

    /// <summary>Whether the system's proxy settings are ignored.</summary>
    public bool IgnoreSystemProxy { get; internal init; }

    /// <summary>Options for a client of the profile's server.</summary>
    /// <exception cref="CbCredentialException">The address or the token is missing or cannot be used.</exception>
    public CbServerOptions ToOptions() => new(ReadAddress(), ReadToken())
    {
        Tls = new TlsOptions
        {
            SkipCertificateCheck = !VerifyCertificate,
            SkipHostNameCheck = !VerifyHostName,
            CertificateAuthorityPath = VerifyCertificate ? CertificateAuthority : null,
            CertificateThumbprint = VerifyCertificate ? CertificateThumbprint : null,
        },
        Proxy = ReadProxy(),
    };

    /// <summary>Name and address.</summary>
    public override string ToString() => $"{Name} ({Url ?? "no address"})";

    private Uri ReadAddress()
    {
        if (string.IsNullOrWhiteSpace(Url))
            throw Missing("url");
        try
        {
            return ServerAddress.Parse(Url!);
        }
        catch (ArgumentException e)
        {
            throw new CbCredentialException($"The address of the profile '{Name}' cannot be used: {e.Message}", Name, inner: e);
        }
    }

    private ApiToken ReadToken()
    {
        if (_token is null)
            throw Missing("token");
        try
        {
            return new ApiToken(DataProtection.IsProtected(_token) ? DataProtection.Unprotect(_token) : _token);
        }
        catch (ArgumentException e)
        {
            throw new CbCredentialException($"The token of the profile '{Name}' cannot be used: {e.Message}", Name, inner: e);
        }
    }

    private ProxyOptions ReadProxy()
    {
        if (string.IsNullOrWhiteSpace(Proxy))
            return IgnoreSystemProxy ? ProxyOptions.Direct : ProxyOptions.SystemDefault;
        string text = Proxy!.IndexOf("://", StringComparison.Ordinal) < 0 ? "http://" + Proxy : Proxy;
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || !ProxyOptions.CanUse(address))
            throw new CbCredentialException($"The proxy of the profile '{Name}' is not the address of one.", Name);
        string[] account = [.. address.UserInfo.Split([':'], 2).Select(Uri.UnescapeDataString)];
        return new ProxyOptions
        {
            Address = new Uri(address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)),
            Credential = account[0].Length > 0 ? new NetworkCredential(account[0], account.Length > 1 ? account[1] : string.Empty) : null,
        };
    }

    private CbCredentialException Missing(string key)
        => new($"The profile '{Name}' has no {key}. It was read from: {string.Join(", ", Sources)}.", Name);
}
