using System.Net.Sockets;

namespace CbResponse;

/// <summary>Opens connections below HTTP, to look at what is there.</summary>
internal static class TcpConnection
{
    /// <summary>Opens a connection to any address of the server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="cancellationToken">Gives the attempt up.</param>
    /// <exception cref="SocketException">It does not come about, or was given up.</exception>
    /// <exception cref="ObjectDisposedException">It was given up.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static async Task<Socket> OpenAsync(Uri server, CancellationToken cancellationToken)
    {
        // By hand, since the TcpClient of .NET Framework knows no IPv6 unless it is told to, and fails with a null reference when it is given up.
        Socket socket = Socket.OSSupportsIPv6
            ? new Socket(SocketType.Stream, ProtocolType.Tcp)
            : new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using CancellationTokenRegistration close = cancellationToken.Register(socket.Dispose);
        try
        {
#if NET8_0_OR_GREATER
            await socket.ConnectAsync(server.DnsSafeHost, server.Port, cancellationToken).ConfigureAwait(false);
#else
            await socket.ConnectAsync(server.DnsSafeHost, server.Port).ConfigureAwait(false);
#endif
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
