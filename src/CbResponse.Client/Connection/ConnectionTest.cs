using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace CbResponse;

/// <summary>Goes the way from an address to an answer step by step, to name the one that fails.</summary>
public sealed class ConnectionTest
{
    private readonly CbClient _client;
    private readonly Uri _server;
    private readonly bool _isDirect;

    /// <param name="client">The client to test. The token is sent only in the last steps, over a connection that was found good.</param>
    public ConnectionTest(CbClient client)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _server = client.Options.Address;
        _isDirect = ProxyUse.Find(client.Options.Proxy, _server) is null;
    }

    /// <summary>Takes the steps one after the other, until one fails. Each comes out as it ends.</summary>
    public async IAsyncEnumerable<ConnectionStepResult> RunAsync(
        ICallObserver? observer = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ServerInfo? info = null;
        (ConnectionStep Step, Func<ConnectionStepResult, Task> Run)[] steps =
        [
            (ConnectionStep.Dns, result => ResolveAsync(result, cancellationToken)),
            (ConnectionStep.Tcp, result => ConnectAsync(result, cancellationToken)),
            (ConnectionStep.Tls, result => EncryptAsync(result, cancellationToken)),
            (ConnectionStep.Authentication, async result => info = await AskAsync(result, observer, cancellationToken).ConfigureAwait(false)),
            (ConnectionStep.Version, result => JudgeAsync(result, info!)),
        ];
        foreach ((ConnectionStep step, Func<ConnectionStepResult, Task> run) in steps)
        {
            ConnectionStepResult result = new(_server.Authority, step);
            Stopwatch watch = Stopwatch.StartNew();
            try
            {
                await run(result).ConfigureAwait(false);
            }
            catch (CbException e)
            {
                Fail(result, e);
            }

            result.Elapsed = watch.Elapsed;
            yield return result;
            if (result.Outcome == ConnectionStepOutcome.Failed)
                yield break;
        }
    }

    private static void Fail(ConnectionStepResult result, CbException e)
    {
        if (result.Step == ConnectionStep.Authentication && e.Kind is not (CbErrorKind.AuthenticationFailed or CbErrorKind.PermissionDenied))
            result.Step = e is CbConnectionException connection ? connection.Step : ConnectionStep.Http;
        result.Outcome = ConnectionStepOutcome.Failed;
        result.Detail = e.Message;
        result.Advice = e.Advice;
        result.Certificate = (e as CbConnectionException)?.Certificate;
    }

    private async Task ResolveAsync(ConnectionStepResult result, CancellationToken cancellationToken)
    {
        if (!_isDirect)
        {
            Skip(result, "A proxy finds the server.");
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        try
        {
#if NET8_0_OR_GREATER
            IPAddress[] addresses = await Dns.GetHostAddressesAsync(_server.DnsSafeHost, cancellationToken).ConfigureAwait(false);
#else
            // .NET Framework asks without an end to it: whoever gives up leaves the question behind.
            Task<IPAddress[]> asking = Dns.GetHostAddressesAsync(_server.DnsSafeHost);
            await Task.WhenAny(asking, Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            IPAddress[] addresses = await asking.ConfigureAwait(false);
#endif
            result.Detail = string.Join(", ", addresses.Select(address => address.ToString()));
        }
        catch (SocketException e)
        {
            throw ConnectionErrors.Socket(SocketError.HostNotFound, _server, null, e);
        }
    }

    private async Task ConnectAsync(ConnectionStepResult result, CancellationToken cancellationToken)
    {
        if (!_isDirect)
        {
            Skip(result, "A proxy opens the connection.");
            return;
        }

        using Socket socket = await OpenAsync(cancellationToken).ConfigureAwait(false);
        result.Detail = socket.RemoteEndPoint is IPEndPoint { Address.IsIPv4MappedToIPv6: true } mapped
            ? $"Connected to {mapped.Address.MapToIPv4()}:{mapped.Port}."
            : $"Connected to {socket.RemoteEndPoint}.";
    }

    private async Task EncryptAsync(ConnectionStepResult result, CancellationToken cancellationToken)
    {
        if (!_isDirect || _server.Scheme != "https")
        {
            Skip(result, _isDirect ? "The address asks for plain HTTP." : "Tested with the request, through the proxy.");
            return;
        }

        using Socket socket = await OpenAsync(cancellationToken).ConfigureAwait(false);
        using NetworkStream stream = new(socket);
        CertificateValidator validator = _client.Connection.Validator;
#pragma warning disable MA0039 // The session's own choice of trust, which the default validation has no words for.
        using SslStream tls = new(stream, leaveInnerStreamOpen: false, (_, certificate, chain, errors) => validator.Validate(certificate, chain, errors));
#pragma warning restore MA0039
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_client.Options.ConnectTimeout);
        using CancellationTokenRegistration close = limit.Token.Register(socket.Dispose);
        try
        {
            await tls.AuthenticateAsClientAsync(_server.DnsSafeHost, null, HttpClientFactory.TlsVersions, checkCertificateRevocation: false)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (e is AuthenticationException or IOException or ObjectDisposedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (limit.IsCancellationRequested)
                throw ConnectionErrors.NoEncryption(_server, _client.Options.ConnectTimeout, e);
            throw await ConnectionErrors.TlsAsync(e, null, _client.Connection, cancellationToken).ConfigureAwait(false);
        }

        result.Certificate = validator.LastSeen;
        result.Detail = $"{tls.SslProtocol}, certificate of {validator.LastSeen}.";
        if (_client.Options.Tls.SkipCertificateCheck && validator.LastSeen is { Problems.Count: > 0 } shown)
            result.Advice = $"The certificate is not checked (-SkipCertificateCheck). It would fail: {string.Join("; ", shown.Problems)}.";
    }

    private async Task<ServerInfo> AskAsync(ConnectionStepResult result, ICallObserver? observer, CancellationToken cancellationToken)
    {
        ServerInfo info = await _client.Server.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        result.Detail = "The server accepts the token.";
        return info;
    }

    /// <summary>5.0 is the first version with the identifiers and routes that this client knows.</summary>
    private static Task JudgeAsync(ConnectionStepResult result, ServerInfo info)
    {
        bool isSupported = info.Version.IsAtLeast(5);
        result.Outcome = isSupported ? ConnectionStepOutcome.Passed : ConnectionStepOutcome.Failed;
        result.Detail = string.Format(CultureInfo.InvariantCulture, "The server has version {0}.", info.Version);
        result.Advice = isSupported ? null : "Versions before 5.0 are not supported.";
        return Task.CompletedTask;
    }

    private async Task<Socket> OpenAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_client.Options.ConnectTimeout);
        try
        {
            return await TcpConnection.OpenAsync(_server, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SocketError code = e is SocketException socket && !limit.IsCancellationRequested ? socket.SocketErrorCode : SocketError.TimedOut;
            throw ConnectionErrors.Socket(code, _server, null, e);
        }
    }

    private static void Skip(ConnectionStepResult result, string why)
    {
        result.Outcome = ConnectionStepOutcome.Skipped;
        result.Detail = why;
    }
}
