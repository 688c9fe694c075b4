namespace CbResponse;

/// <summary>Everything a session needs to reach one server. Immutable.</summary>
public sealed class CbServerOptions
{
    /// <summary>Makes options for a server.</summary>
    /// <param name="address">The server's base address, see <see cref="ServerAddress.Parse"/>.</param>
    /// <param name="token">The API token.</param>
    public CbServerOptions(Uri address, ApiToken token)
    {
        Address = address ?? throw new ArgumentNullException(nameof(address));
        Token = token ?? throw new ArgumentNullException(nameof(token));
    }

    /// <summary>The server's base address, without a trailing slash.</summary>
    public Uri Address { get; }

    /// <summary>How the server's certificate is trusted.</summary>
    public TlsOptions Tls { get; init; } = TlsOptions.Default;

    /// <summary>How the network is reached.</summary>
    public ProxyOptions Proxy { get; init; } = ProxyOptions.SystemDefault;

    /// <summary>How long opening a connection may take. Default: 15 seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the server may take until its answer begins. Default: 120 seconds, twice the server's own gateway limit.</summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long the server may be silent while it sends an answer. Default: 60 seconds.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a request that is safe to repeat is repeated after a passing failure. Default: 4; 0 for never.</summary>
    public int MaximumRetryCount { get; init; } = 4;

    /// <summary>How long all waiting between repeats of one request may take. Default: 2 minutes.</summary>
    public TimeSpan MaximumRetryTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>What the server's log shows as the client.</summary>
    public string UserAgent { get; init; } = "CbResponse.PowerShell";

    /// <summary>The token, for the handler that puts it on requests.</summary>
    internal ApiToken Token { get; }
}
