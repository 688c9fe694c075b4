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
    public Uri? Address { get; init; }

    /// <summary>The account at the proxy, or null for none.</summary>
    public NetworkCredential? Credential { get; init; }
}
