using System.Net;

namespace CbResponse;

/// <summary>Which proxy stands between a session and its server.</summary>
internal static class ProxyUse
{
    /// <summary>The proxy that requests to the server go through, or null for none.</summary>
    public static Uri? Find(ProxyOptions options, Uri server)
    {
        if (options.IsDirect)
            return null;
        if (options.Address is not null)
            return options.Address;
#if NET8_0_OR_GREATER
        IWebProxy system = HttpClient.DefaultProxy;
#else
        IWebProxy? system = WebRequest.DefaultWebProxy;
#endif
        return system is null || system.IsBypassed(server) || system.GetProxy(server) is not { } address || address == server ? null : address;
    }
}
