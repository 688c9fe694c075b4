namespace CbResponse;

/// <summary>
/// A response body that counts its bytes and fails when the server is silent too long.
/// Cancelling a read closes the body: on .NET Framework nothing else ends a read that waits for the network.
/// </summary>
internal sealed class GuardedStream : Stream
{
    private readonly Stream _inner;
    private readonly TimeSpan _stallTimeout;
    private readonly string _route;
    private readonly Action<long> _onEnd;
    private readonly IClockTimer _timer;
    private volatile bool _stalled;
    private long _bytes;
    private int _ended;

    public GuardedStream(Stream inner, IClock clock, TimeSpan stallTimeout, string route, Action<long> onEnd)
    {
        _inner = inner;
        _stallTimeout = stallTimeout;
        _route = route;
        _onEnd = onEnd;
        _timer = clock.CreateTimer(OnStall);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _bytes;
        set => throw new NotSupportedException();
    }

#if NET8_0_OR_GREATER
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _timer.Restart(_stallTimeout);
        try
        {
            return Count(await _inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));
#else
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        _timer.Restart(_stallTimeout);
        try
        {
            using CancellationTokenRegistration registration = cancellationToken.Register(static inner => ((Stream)inner!).Dispose(), _inner);
            return Count(await _inner.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false));
#endif
        }
        catch (Exception e) when (_stalled)
        {
            throw new CbTimeoutException(
                $"The server fell silent for {_stallTimeout.TotalSeconds:0.#} seconds while it sent its answer.", _stallTimeout, e)
            { Route = _route };
        }
        catch (Exception e) when (e is not OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (InvalidDataException e)
        {
            throw new IOException("The compressed answer is damaged or cut short.", e);
        }
        finally
        {
            _timer.Stop();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Count(_inner.Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _timer.Dispose();
            _inner.Dispose();
            End();
        }

        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        _bytes += read;
        if (read == 0)
            End();
        return read;
    }

    private void End()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
            _onEnd(_bytes);
    }

    private void OnStall()
    {
        _stalled = true;
        _inner.Dispose();
    }
}
