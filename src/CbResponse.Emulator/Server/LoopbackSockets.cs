using System.Net;
using System.Net.Sockets;

namespace CbResponse.Emulator;

/// <summary>
/// The listening sockets. They are bound before the server starts, so that a free port stays ours and
/// <c>localhost</c> means this server in IPv4 and, where that port is free too, in IPv6.
/// </summary>
internal sealed class LoopbackSockets : IDisposable
{
    private readonly Socket _v4;
    private readonly Socket? _v6;

    private LoopbackSockets(Socket v4, Socket? v6)
    {
        _v4 = v4;
        _v6 = v6;
    }

    public int Port => ((IPEndPoint)_v4.LocalEndPoint!).Port;

    public IEnumerable<IPEndPoint> EndPoints => Sockets.Select(socket => (IPEndPoint)socket.LocalEndPoint!);

    private IEnumerable<Socket> Sockets => _v6 is null ? [_v4] : [_v4, _v6];

    /// <param name="port">0 for any free one.</param>
    /// <exception cref="UsageException">The port is taken or not allowed.</exception>
    public static LoopbackSockets Bind(int port)
    {
        try
        {
            Socket v4 = Open(IPAddress.Loopback, port);
            return new LoopbackSockets(v4, TryOpenV6(((IPEndPoint)v4.LocalEndPoint!).Port));
        }
        catch (SocketException exception)
        {
            throw new UsageException($"Port {port} of 127.0.0.1 cannot be used: {exception.Message}");
        }
    }

    /// <summary>Hands a bound socket over to the server.</summary>
    public Socket Take(EndPoint endPoint) => Sockets.First(socket => socket.LocalEndPoint!.Equals(endPoint));

    public void Dispose()
    {
        foreach (Socket socket in Sockets)
            socket.Dispose();
    }

    private static Socket? TryOpenV6(int port)
    {
        if (!Socket.OSSupportsIPv6)
            return null;
        try
        {
            return Open(IPAddress.IPv6Loopback, port);
        }
        catch (SocketException)
        {
            // Taken by another program, or IPv6 is switched off: 127.0.0.1 is enough.
            return null;
        }
    }

    private static Socket Open(IPAddress address, int port)
    {
        Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }
}
