using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace CbResponse;

/// <summary>Turns failures below HTTP into exceptions that say what failed and what to do.</summary>
internal static class ConnectionErrors
{
    /// <summary>What to do about a change of which nobody knows whether it was made.</summary>
    public const string MayBeDone = "The server may have made the change all the same. Look at it as it is now before you try again.";

    /// <summary>Names the failing step of a request that got no answer.</summary>
    public static async Task<CbException> FromAsync(
        HttpRequestException exception, ApiRequest request, ServerConnection connection, CancellationToken cancellationToken)
    {
        CbException failure = await FromAsync(exception, request.Route, connection, cancellationToken).ConfigureAwait(false);
        if (!request.IsReading && failure is CbConnectionException { Step: ConnectionStep.Http })
            failure.Advice ??= MayBeDone;
        return failure;
    }

    private static async Task<CbException> FromAsync(
        HttpRequestException exception, string route, ServerConnection connection, CancellationToken cancellationToken)
    {
        Uri server = connection.Options.Address;
        Uri? proxy = connection.IsNetwork ? ProxyUse.Find(connection.Options.Proxy, server) : null;
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            if (e is CbException own)
                return own;
            if (e is AuthenticationException || IsTlsFailure(e))
                return await TlsAsync(exception, route, connection, cancellationToken).ConfigureAwait(false);
            if (e is SocketException socket)
                return Socket(socket.SocketErrorCode, server, route, exception, proxy);
            if (e is WebException { Status: WebExceptionStatus.RequestProhibitedByProxy })
                return ProxyRefused(server, proxy, route, exception);
            if (e is WebException web && Web(web.Status) is { } code)
                return Socket(code, server, route, exception, proxy);
        }

#if NET8_0_OR_GREATER
        if (exception.HttpRequestError == HttpRequestError.ProxyTunnelError)
            return ProxyRefused(server, proxy, route, exception);
        if (exception.HttpRequestError == HttpRequestError.ResponseEnded)
            return Socket(SocketError.ConnectionReset, server, route, exception);
#endif
        return Make(ConnectionStep.Http, $"The connection to {server.Authority} broke: {Innermost(exception)}", route, exception);
    }

    /// <summary>Why a TCP connection did not come about.</summary>
    /// <param name="code">What went wrong.</param>
    /// <param name="server">The server's address.</param>
    /// <param name="route">The request, if it was one.</param>
    /// <param name="inner">The failure below.</param>
    /// <param name="proxy">The proxy to which the connection was to be opened; null for a connection to the server itself.</param>
    public static CbConnectionException Socket(SocketError code, Uri server, string? route, Exception? inner, Uri? proxy = null)
    {
        Uri peer = proxy ?? server;
        string who = proxy is null ? "host" : "proxy";
        return code switch
        {
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => Make(
                ConnectionStep.Dns,
                $"No address is known for the {who} '{peer.Host}'. Check the spelling, and the DNS or VPN of this machine.", route, inner),
            SocketError.ConnectionRefused => Make(
                ConnectionStep.Tcp,
                $"The {who} '{peer.Host}' refuses connections on port {Port(peer)}. Check the port, and that the server is running.", route, inner),
            SocketError.TimedOut => Make(
                ConnectionStep.Tcp,
                $"The {who} '{peer.Host}' does not answer on port {Port(peer)}. Check the address, firewalls and the proxy.", route, inner),
            SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.NetworkDown => Make(
                ConnectionStep.Tcp, $"The {who} '{peer.Host}' cannot be reached from this network.", route, inner),
            SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => Make(
                ConnectionStep.Http, $"The {(proxy is null ? "server" : "proxy")} {peer.Authority} closed the connection without an answer.", route, inner),
            _ => Make(ConnectionStep.Tcp, $"The connection to {peer.Authority} failed: {code}.", route, inner),
        };
    }

    private static CbConnectionException ProxyRefused(Uri server, Uri? proxy, string? route, Exception inner) => new(
        CbErrorKind.ConnectionFailed,
        ConnectionStep.Tcp,
        $"The proxy {proxy?.Authority} does not open a connection to {server.Authority}: {Innermost(inner)}",
        inner)
    {
        Route = route,
        Advice = "Check the proxy's address (-Proxy), its account (-ProxyCredential), and that it lets HTTPS through to this server.",
    };

    /// <summary>The session was closed before the call, or while it ran.</summary>
    public static CbException Closed(Uri server, string route, Exception inner)
        => new(CbErrorKind.SessionClosed, $"The session with {server.Authority} was closed before the request was answered.", inner) { Route = route };

    /// <summary>The server ended its answer early.</summary>
    public static CbUnexpectedResponseException BodyCut(string route, Exception inner) => new(
        "The connection broke before the answer was complete.", isCutShort: true, inner: inner)
    { Route = route };

    /// <summary>The server took the request and did not answer in time.</summary>
    public static CbTimeoutException NoAnswer(HttpRequestMessage request, TimeSpan limit, Exception inner) => new(
        string.Format(CultureInfo.InvariantCulture, "The server did not answer within {0:0.#} seconds.", limit.TotalSeconds), limit, inner)
    {
        Route = RouteOf(request),
        Advice = RequestContext.TryGet(request, out RequestContext? context) && !context.IsReading
            ? MayBeDone
            : "Narrow the search, by time for example, or connect with a larger -TimeoutSec.",
    };

    /// <summary>No connection was opened in time.</summary>
    public static CbTimeoutException NoConnection(HttpRequestMessage request, TimeSpan limit, Exception inner) => new(
        string.Format(
            CultureInfo.InvariantCulture, "No connection to {0} could be opened within {1:0.#} seconds.", request.RequestUri!.Authority, limit.TotalSeconds),
        limit,
        inner)
    {
        Route = RouteOf(request),
        Advice = "Check the address, firewalls and the proxy. Test-CbConnection names the step that fails.",
    };

    /// <summary>The server took the connection and said nothing to the greeting of TLS.</summary>
    public static CbTimeoutException NoEncryption(Uri server, TimeSpan limit, Exception inner) => new(
        string.Format(
            CultureInfo.InvariantCulture, "{0} did not agree on encryption within {1:0.#} seconds.", server.Authority, limit.TotalSeconds),
        limit,
        inner)
    {
        Advice = "Check the port, and firewalls and inspecting proxies between.",
    };

    /// <summary>Why encryption did not come about: the certificate, plain HTTP, or an old TLS.</summary>
    public static async Task<CbConnectionException> TlsAsync(
        Exception exception, string? route, ServerConnection connection, CancellationToken cancellationToken)
    {
        Uri server = connection.Options.Address;
        if (connection.Validator.LastRefused is { } certificate)
            return Untrusted(certificate, connection.Options, route, exception);
        if (connection.IsNetwork && ProxyUse.Find(connection.Options.Proxy, server) is null && await PlainHttpProbe.IsPlainHttpAsync(server, cancellationToken).ConfigureAwait(false))
        {
            return Make(
                ConnectionStep.Tls,
                $"Port {Port(server)} of '{server.Host}' speaks plain HTTP, not HTTPS. Give the HTTPS port of the server.", route, exception);
        }

        return Make(
            ConnectionStep.Tls,
            $"No encrypted connection to {server.Authority} came about: {Innermost(exception)} The server needs to offer TLS 1.2 or newer.",
            route,
            exception);
    }

    private static CbConnectionException Untrusted(
        PresentedCertificate certificate, CbServerOptions options, string? route, Exception? inner)
    {
        string why = options.Tls.CertificateThumbprint is not null
            ? "it is not the one that is pinned"
            : string.Join("; ", certificate.Problems);
        string message = $"The certificate of {options.Address.Authority} is not trusted: {(why.Length > 0 ? why : "it was refused")}. "
            + $"Its SHA-256 thumbprint is {certificate.Sha256Thumbprint} and it names {certificate.Subject}, "
            + $"was issued by {certificate.Issuer}, and is valid until {certificate.NotAfter:yyyy-MM-dd}. {AdviseOn(certificate)}";
        return new CbConnectionException(CbErrorKind.CertificateUntrusted, ConnectionStep.Tls, message, inner)
        {
            Route = route,
            Certificate = certificate,
        };
    }

    private static string AdviseOn(PresentedCertificate certificate)
    {
        string name = certificate.IsHostNameMismatch && certificate.Problems.Count == 1
            ? " If only the name is wrong, -SkipHostNameCheck accepts it."
            : string.Empty;
        // Nothing stands right behind the thumbprint, so that it can be copied with the option before it.
        return "If the thumbprint is that of the server's own certificate, "
            + $"-CertificateThumbprint {certificate.Sha256Thumbprint} accepts this certificate and no other. "
            + "To trust the authority that issued it, give its file with -CertificateAuthority."
            + name
            + " -SkipCertificateCheck accepts any certificate, and so anybody who stands between.";
    }

    private static CbConnectionException Make(ConnectionStep step, string message, string? route, Exception? inner)
        => new(CbErrorKind.ConnectionFailed, step, message, inner) { Route = route };

    private static bool IsTlsFailure(Exception e) => e switch
    {
#if NET8_0_OR_GREATER
        HttpRequestException http => http.HttpRequestError == HttpRequestError.SecureConnectionError,
#endif
        WebException web => web.Status is WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure,
        _ => false,
    };

    private static SocketError? Web(WebExceptionStatus status) => status switch
    {
        WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure => SocketError.HostNotFound,
        WebExceptionStatus.Timeout => SocketError.TimedOut,
        WebExceptionStatus.ConnectionClosed or WebExceptionStatus.KeepAliveFailure or WebExceptionStatus.ReceiveFailure
            => SocketError.ConnectionReset,
        _ => null,
    };

    private static string Innermost(Exception exception)
    {
        Exception e = exception;
        while (e.InnerException is { } inner)
            e = inner;
        return e.Message.TrimEnd('.') + ".";
    }

    private static int Port(Uri server) => server.Port;

    private static string RouteOf(HttpRequestMessage request) => $"{request.Method.Method} {request.RequestUri!.AbsolutePath}";
}
