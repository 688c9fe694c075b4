using System.Net;

namespace CbResponse;

/// <summary>Reads what people type as the server's address.</summary>
public static class ServerAddress
{
    /// <summary>
    /// Makes the base address of a server from text: <c>edr.example</c>, <c>edr.example:8443</c>, <c>https://edr.example/</c>,
    /// or a link copied from the console. Ends without a slash; a path before <c>/api</c> is kept.
    /// </summary>
    /// <exception cref="ArgumentException">The text is no address, or would send the token unencrypted.</exception>
    public static Uri Parse(string text)
    {
        string trimmed = (text ?? throw new ArgumentNullException(nameof(text))).Trim();
        if (trimmed.Length == 0)
            throw new ArgumentException("The server address is empty. Give it as https://edr.example.com.");
        bool hasScheme = trimmed.IndexOf("://", StringComparison.Ordinal) > 0;
        if (!Uri.TryCreate(hasScheme ? trimmed : "https://" + trimmed, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0)
            throw new ArgumentException($"'{trimmed}' is not a server address. Give it as https://edr.example.com.");
        if (uri.UserInfo.Length > 0)
            throw new ArgumentException("The server address must not hold a user name or password. Give the API token by itself.");
        RequireEncryption(uri);

        string path = uri.AbsolutePath.TrimEnd('/');
        int api = (path + "/").IndexOf("/api/", StringComparison.OrdinalIgnoreCase);
        if (api >= 0)
            path = path.Substring(0, api);
        return new Uri(uri.GetLeftPart(UriPartial.Authority) + path);
    }

    /// <summary>Plain HTTP shows the token to the network, so it is only for a rehearsal on this machine.</summary>
    private static void RequireEncryption(Uri uri)
    {
        if (uri.Scheme == "https")
            return;
        if (uri.Scheme != "http")
            throw new ArgumentException($"'{uri.Scheme}' is not a scheme of an EDR server. Use https://{uri.Authority}.");
        bool loopback = uri.IsLoopback || (IPAddress.TryParse(uri.Host, out IPAddress? address) && IPAddress.IsLoopback(address));
        if (!loopback)
        {
            throw new ArgumentException($"http:// would send the API token over the network unencrypted. Use https://{uri.Authority}.");
        }
    }
}
