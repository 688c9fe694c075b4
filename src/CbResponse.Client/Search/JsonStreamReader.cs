using System.Buffers;
using System.Runtime.ExceptionServices;

namespace CbResponse;

/// <summary>
/// A JSON body that is parsed while it arrives. Holds one buffer: what has been parsed is dropped, and the buffer grows
/// only as far as the largest piece that has to be seen whole.
/// </summary>
internal sealed class JsonStreamReader : IDisposable
{
    private const int FirstSize = 64 * 1024;

    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    private readonly Stream _stream;
    private readonly string _route;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _start;
    private int _end;
    private bool _begun;
    private ExceptionDispatchInfo? _failure;

    public JsonStreamReader(Stream stream, string route)
    {
        _stream = stream;
        _route = route;
    }

    /// <summary>Whether the body has ended.</summary>
    public bool IsFinal { get; private set; }

    /// <summary>What has arrived and is not parsed yet.</summary>
    public ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Drops what has been parsed.</summary>
    public void Advance(int count) => _start += count;

    /// <summary>
    /// Waits for more of the body. Asks for half as much again as is waiting already, so that a large piece is not parsed
    /// from its start again for every packet. When the connection breaks, what has arrived before comes first.
    /// </summary>
    /// <exception cref="CbException">The connection broke, or the server fell silent.</exception>
    public async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        _failure?.Throw();
        int wanted = _begun ? Math.Max(1, (_end - _start) / 2) : Mark.Length;
        int received = 0;
        try
        {
            while (received < wanted && !IsFinal)
            {
                MakeRoom();
                int read = await ReadAsync(cancellationToken).ConfigureAwait(false);
                IsFinal = read == 0;
                _end += read;
                received += read;
            }
        }
        catch (CbException e) when (received > 0)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }

        if (!_begun && Unread.StartsWith(Mark))
            _start += Mark.Length;
        _begun = true;
    }

    public void Dispose()
    {
        byte[] buffer = _buffer;
        _buffer = [];
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }

    private async ValueTask<int> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
#if NET8_0_OR_GREATER
            return await _stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
#else
            return await _stream.ReadAsync(_buffer, _end, _buffer.Length - _end, cancellationToken).ConfigureAwait(false);
#endif
        }
        catch (Exception e) when (e is IOException or HttpRequestException or ObjectDisposedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw ConnectionErrors.BodyCut(_route, e);
        }
    }

    private void MakeRoom()
    {
        int length = _end - _start;
        if (_start > 0 && (_end == _buffer.Length || length == 0))
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, length);
            _start = 0;
            _end = length;
        }

        if (_end < _buffer.Length)
            return;
        byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Buffer.BlockCopy(_buffer, 0, larger, 0, length);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
