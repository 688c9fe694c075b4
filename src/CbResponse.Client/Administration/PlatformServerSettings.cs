using System.Security;

namespace CbResponse;

/// <summary>What is to be changed of the work with an App Control server. What is null is left as it is.</summary>
public sealed class PlatformServerSettings
{
    /// <summary>Name or address of the App Control server, without protocol and path.</summary>
    public string? ServerName { get; set; }

    /// <summary>Whether the certificate of the App Control server is looked at.</summary>
    public bool? VerifiesCertificate { get; set; }

    /// <summary>Whether hits of watchlists are sent there.</summary>
    public bool? ExportsWatchlistHits { get; set; }

    /// <summary>The key to log in with there. No server gives it back.</summary>
    public SecureString? AuthToken { get; set; }

    /// <summary>Whether nothing is set.</summary>
    public bool IsEmpty => ToMembers().Count == 0;

    /// <summary>The settings that are not null, by the server's names.</summary>
    internal RecordMembers ToMembers() => new()
    {
        { "server_url", ServerName },
        { "ssl_certificate_verify", VerifiesCertificate },
        { "watchlist_export", ExportsWatchlistHits },
        { "auth_token", AuthToken is null ? null : Secret.Of(AuthToken) },
    };
}
