using System.Net.Sockets;
using System.Text;

namespace CbResponse;

/// <summary>
/// Asks a port that does not speak TLS whether it speaks plain HTTP. Sends nothing secret: one HEAD request without headers of ours.
/// </summary>
internal static class PlainHttpProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public static async Task<bool> IsPlainHttpAsync(Uri server, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using Socket socket = await TcpConnection.OpenAsync(server, limit.Token).ConfigureAwait(false);
            using CancellationTokenRegistration close = limit.Token.Register(socket.Dispose);
            using NetworkStream stream = new(socket);
            byte[] request = Encoding.ASCII.GetBytes($"HEAD / HTTP/1.0\r\nHost: {server.Host}\r\n\r\n");
            await stream.WriteAsync(request, 0, request.Length, limit.Token).ConfigureAwait(false);
            byte[] answer = new byte[5];
            int received = 0;
            while (received < answer.Length)
            {
                int read = await stream.ReadAsync(answer, received, answer.Length - received, limit.Token).ConfigureAwait(false);
                if (read == 0)
                    return false;
                received += read;
            }

            return Encoding.ASCII.GetString(answer) == "HTTP/";
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // The port is silent or gone: whatever it speaks, it is not plain HTTP.
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }
}
