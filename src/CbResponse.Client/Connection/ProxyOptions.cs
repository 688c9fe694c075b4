using System.Net;

namespace CbResponse;

/// <summary>How a session reaches the network. The default is the system's proxy settings.</summary>
public sealed class ProxyOptions
{
    /// <summary>The system's proxy settings.</summary>
    public static readonly ProxyOptions SystemDefault = new();

    /// <summary>No proxy, whatever the system says.</summary>
    public static readonly ProxyOptions Direct = new() { IsDirect = true };

    /// <summary>Whether the connection is direct.</summary>
    public bool IsDirect { get; private init; }

    /// <summary>The proxy's address, or null for the system's choice.</summary>
    /// <exception cref="ArgumentException">The address is none of a proxy.</exception>
    public Uri? Address
    {
        get;
        init => field = value is null || CanUse(value)
            ? value
            : throw new ArgumentException($"'{value}' is not the address of a proxy. Give it as http://proxy.example.com:8080.");
    }

    /// <summary>The account at the proxy, or null for none.</summary>
    public NetworkCredential? Credential { get; init; }

    /// <summary>Any other would be refused deep inside the first request. .NET Framework speaks plain HTTP with proxies and nothing else.</summary>
    internal static bool CanUse(Uri address)
#if NET8_0_OR_GREATER
        => address.IsAbsoluteUri && address.Host.Length > 0 && address.Scheme is "http" or "https" or "socks4" or "socks4a" or "socks5";
#else
        => address.IsAbsoluteUri && address.Host.Length > 0 && address.Scheme == "http";
#endif
}
