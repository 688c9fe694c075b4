using System.Buffers;
using System.Runtime.ExceptionServices;

namespace CbResponse;

/// <summary>
/// A body that is worked on while it arrives. Holds one buffer: what has been taken is dropped, and the buffer grows
/// only as far as the largest piece that has to be seen whole. While a part is worked on the next one is already being read.
/// </summary>
internal sealed class BodyReader : IDisposable
{
    private const int FirstSize = 64 * 1024;

    /// <summary>As large as the buffer becomes for the sake of speed: many network packets, so that they are parsed together.</summary>
    private const int SizeForSpeed = 256 * 1024;

    /// <summary>The largest record of TLS: a read never brings more, and a smaller place would cut it in two.</summary>
    private const int LeastRoom = 16 * 1024;

    private readonly Stream _stream;
    private readonly string _route;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _start;
    private int _end;
    private bool _begun;
    private Task<int>? _ahead;
    private CancellationTokenSource? _stop;
    private ExceptionDispatchInfo? _failure;

    /// <param name="stream">The body.</param>
    /// <param name="route">The request, for error messages.</param>
    /// <param name="isText">Whether a mark of UTF-8 at the beginning is none of the content.</param>
    public BodyReader(Stream stream, string route, bool isText = true)
    {
        _stream = stream;
        _route = route;
        _begun = !isText;
    }

    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    /// <summary>Whether the body has ended.</summary>
    public bool IsFinal { get; private set; }

    /// <summary>What has arrived and is not taken yet.</summary>
    public ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    /// <summary>The same where it stands. It stands there until the next fill.</summary>
    public ArraySegment<byte> UnreadPlace => new(_buffer, _start, _end - _start);

    /// <summary>Drops what has been taken.</summary>
    public void Advance(int count) => _start += count;

    /// <summary>
    /// Waits for more of the body. Asks for half as much again as is waiting already, so that a large piece is not parsed
    /// from its start again for every packet, and takes what is there beyond that without waiting. When the connection breaks, what
    /// has arrived before comes first.
    /// </summary>
    /// <exception cref="CbException">The connection broke, or the server fell silent.</exception>
    public async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        _failure?.Throw();
        int wanted = _begun ? Math.Max(1, (_end - _start) / 2) : Mark.Length;
        int received = 0;
        try
        {
            while (!IsFinal)
            {
                if (_ahead is null && received >= wanted && !HasRoom())
                    break;
                ValueTask<int> reading = TakeAhead(cancellationToken);
                if (received >= wanted && !reading.IsCompleted)
                {
                    _ahead = reading.AsTask();
                    break;
                }

                int read = await ReadAsync(reading, cancellationToken).ConfigureAwait(false);
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
        if (_ahead is { } ahead)
        {
            // Nobody wants the rest. The buffer is the read's until it has ended, and nobody else may get it before.
            _stop?.Cancel();
            _ = ahead.ContinueWith(
                static (read, _) => read.Exception,
                null,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default);
        }
        else if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        _stop?.Dispose();
        _stop = null;
    }

    /// <summary>The read that has begun already, or a new one.</summary>
    private ValueTask<int> TakeAhead(CancellationToken cancellationToken)
    {
        if (_ahead is { } ahead)
        {
            _ahead = null;
            return new ValueTask<int>(ahead);
        }

        MakeRoom();
        _stop ??= CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
#if NET8_0_OR_GREATER
        return _stream.ReadAsync(_buffer.AsMemory(_end), _stop.Token);
#else
        return new ValueTask<int>(_stream.ReadAsync(_buffer, _end, _buffer.Length - _end, _stop.Token));
#endif
    }

    private async ValueTask<int> ReadAsync(ValueTask<int> reading, CancellationToken cancellationToken)
    {
        try
        {
            return await reading.ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or ObjectDisposedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw ConnectionErrors.BodyCut(_route, e);
        }
    }

    /// <summary>Whether more fits in than one could parse already.</summary>
    private bool HasRoom() => _end - _start <= SizeForSpeed - LeastRoom;

    /// <summary>Makes place for a read of good size behind what is not parsed yet. No read may be under way.</summary>
    private void MakeRoom()
    {
        int length = _end - _start;
        if (_start > 0 && (length == 0 || (_buffer.Length - _end < LeastRoom && _start >= length)))
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, length);
            _start = 0;
            _end = length;
        }

        if (_buffer.Length - _end >= LeastRoom)
            return;
        byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Buffer.BlockCopy(_buffer, _start, larger, 0, length);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
        _start = 0;
        _end = length;
    }
}
