using System.Collections.Concurrent;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace CbResponse.Client.Tests;

/// <summary>One connection to a <see cref="LoopbackServer"/>.</summary>
internal sealed class LoopbackConnection(TcpClient client, Stream stream, ConcurrentQueue<string> requests, CancellationToken stop)
{
    /// <summary>The head of the next request; null when the client has closed the connection.</summary>
    public async Task<string?> ReadRequestAsync()
    {
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, stop) == 1)
        {
            head.Append((char)one[0]);
            if (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
                continue;
            requests.Enqueue(head.ToString());
            return head.ToString();
        }

        return null;
    }

    /// <summary>The first byte that the client sends, whatever it speaks.</summary>
    public async Task<byte> ReadByteAsync()
    {
        byte[] one = new byte[1];
        await stream.ReadExactlyAsync(one, stop);
        return one[0];
    }

    /// <summary>The same connection behind a handshake as the server.</summary>
    public async Task<LoopbackConnection> EncryptAsync(SslStreamCertificateContext certificate)
    {
        SslStream tls = new(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = certificate }, stop);
        return new LoopbackConnection(client, tls, requests, stop);
    }

    public async Task SendAsync(byte[] bytes)
    {
        await stream.WriteAsync(bytes, stop);
        await stream.FlushAsync(stop);
    }

    /// <summary>Says nothing until the server stops.</summary>
    public Task StayAsync() => Task.Delay(Timeout.Infinite, stop);

    /// <summary>Breaks the connection, so that the other side gets a reset and no end.</summary>
    public void Reset()
    {
        client.Client.LingerState = new LingerOption(true, 0);
        client.Client.Dispose();
    }
}
