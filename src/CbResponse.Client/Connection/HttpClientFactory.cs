using System.Net;
#if NET8_0_OR_GREATER
using System.Net.Security;
#endif
using System.Security.Authentication;

namespace CbResponse;

/// <summary>Makes the one HttpClient of a session: token, retry, log, time limit, transport, in this order.</summary>
internal static class HttpClientFactory
{
    /// <param name="options">The session's options.</param>
    /// <param name="validator">Judges certificates.</param>
    /// <param name="clock">The clock of waits and limits.</param>
    /// <param name="transport">What sends requests; null for the network.</param>
    public static HttpClient Create(CbServerOptions options, CertificateValidator validator, IClock clock, HttpMessageHandler? transport)
    {
        HttpMessageHandler handler = new TokenHandler(
            options,
            new RetryHandler(
                options,
                clock,
                new RequestLogHandler(
                    options,
                    clock,
                    new TimeLimitHandler(options, clock, transport ?? CreateTransport(options, validator)))));

        // The one place where an HttpClient is made. Limits are kept per step, by ServerConnection and GuardedStream.
#pragma warning disable RS0030
        HttpClient client = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore RS0030
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", options.UserAgent);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/json, */*;q=0.5");
        return client;
    }

#if NET8_0_OR_GREATER
    private static SocketsHttpHandler CreateTransport(CbServerOptions options, CertificateValidator validator) => new()
    {
        ConnectTimeout = options.ConnectTimeout,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        AllowAutoRedirect = false,
        UseCookies = false,
        MaxConnectionsPerServer = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        UseProxy = !options.Proxy.IsDirect,
        Proxy = CreateProxy(options.Proxy),
        SslOptions = new SslClientAuthenticationOptions
        {
            EnabledSslProtocols = TlsVersions,
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) => validator.Validate(certificate, chain, errors),
        },
    };
#else
    private static HttpClientHandler CreateTransport(CbServerOptions options, CertificateValidator validator) => new()
    {
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        AllowAutoRedirect = false,
        UseCookies = false,
        MaxConnectionsPerServer = 16,
        UseProxy = !options.Proxy.IsDirect,
        Proxy = CreateProxy(options.Proxy),
        SslProtocols = TlsVersions,
#pragma warning disable MA0039 // The session's own choice of trust, which the default validation has no words for.
        ServerCertificateCustomValidationCallback = (_, certificate, chain, errors) => validator.Validate(certificate, chain, errors),
#pragma warning restore MA0039
    };
#endif

    /// <summary>Servers since 6.1 accept no older TLS, and old hosts would not offer this by themselves (edr-api.md 1.6).</summary>
    internal static SslProtocols TlsVersions
    {
        get
        {
#pragma warning disable CA5398
#if NET8_0_OR_GREATER
            return SslProtocols.Tls12 | SslProtocols.Tls13;
#else
            return SslProtocols.Tls12;
#endif
#pragma warning restore CA5398
        }
    }

    private static WebProxy? CreateProxy(ProxyOptions options)
        => options.Address is { } address ? new WebProxy(address) { Credentials = options.Credential } : null;
}
