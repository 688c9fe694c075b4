using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace CbResponse.Client.Tests;

/// <summary>A server on this machine: real sockets and real TLS, and to the byte what a test wants.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly SslStreamCertificateContext? _certificate;
    private readonly Func<LoopbackConnection, Task> _serve;
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Task _accepting;

    /// <param name="certificate">The certificate to show; null for a server without TLS.</param>
    /// <param name="serve">Serves one connection, and closes it by returning.</param>
    /// <param name="issuers">Certificates to send along.</param>
    public LoopbackServer(X509Certificate2? certificate, Func<LoopbackConnection, Task> serve, params X509Certificate2[] issuers)
    {
        _certificate = certificate is null ? null : SslStreamCertificateContext.Create(certificate, [.. issuers], offline: true);
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address => ServerAddress.Parse($"{(_certificate is null ? "http" : "https")}://127.0.0.1:{Port}");

    /// <summary>The heads of the requests so far.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>How many connections there were.</summary>
    public int Connections => _connections.Count;

    /// <summary>A server that answers request after request with the next of these answers.</summary>
    public static LoopbackServer Answering(X509Certificate2? certificate, params byte[][] answers)
    {
        ConcurrentQueue<byte[]> rest = new(answers);
        return new LoopbackServer(certificate, async connection =>
        {
            while (await connection.ReadRequestAsync() is not null && rest.TryDequeue(out byte[]? answer))
                await connection.SendAsync(answer);
        });
    }

    /// <summary>A port on which nobody listens.</summary>
    public static int ClosedPort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException or SocketException)
        {
            // The server stops. A listener that has stopped between two connections calls it an invalid operation.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                LoopbackConnection connection = new(client, client.GetStream(), _requests, _stop.Token);
                await _serve(_certificate is null ? connection : await connection.EncryptAsync(_certificate));
            }
            catch (Exception e) when (e is IOException or AuthenticationException or OperationCanceledException or SocketException or InvalidOperationException)
            {
                // The client went away, as it may, perhaps before anything was read.
            }
        }
    }
}
