#if !NET8_0_OR_GREATER
using System.Runtime.ExceptionServices;

#endif
namespace CbResponse;

/// <summary>A stream that can only be read on, asynchronously. What inherits it gives the one method that reads.</summary>
internal abstract class ForwardStream : Stream
{
#if !NET8_0_OR_GREATER
    private int _read;
    private ExceptionDispatchInfo? _failure;

#endif
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public abstract override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken);

#if NET8_0_OR_GREATER
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (System.Runtime.InteropServices.MemoryMarshal.TryGetArray<byte>(buffer, out ArraySegment<byte> segment))
            return await ReadAsync(segment.Array!, segment.Offset, segment.Count, cancellationToken).ConfigureAwait(false);
        byte[] copy = new byte[buffer.Length];
        int read = await ReadAsync(copy, 0, copy.Length, cancellationToken).ConfigureAwait(false);
        copy.AsSpan(0, read).CopyTo(buffer.Span);
        return read;
    }
#else
    /// <summary>The way by which the inflater of .NET Framework reads asynchronously: one read at a time, and ended by its callback.</summary>
    public override IAsyncResult BeginRead(byte[] buffer, int offset, int count, AsyncCallback? callback, object? state)
    {
        TaskCompletionSource<bool> done = new(state, TaskCreationOptions.RunContinuationsAsynchronously);
        _ = CompleteAsync(done, ReadAsync(buffer, offset, count, CancellationToken.None), callback);
        return done.Task;
    }

    public override int EndRead(IAsyncResult asyncResult)
    {
        if (!asyncResult.IsCompleted)
            throw new InvalidOperationException("The read has not ended.");
        _failure?.Throw();
        return _read;
    }
#endif

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

#if !NET8_0_OR_GREATER
    private async Task CompleteAsync(TaskCompletionSource<bool> done, Task<int> reading, AsyncCallback? callback)
    {
        _failure = null;
        try
        {
            _read = await reading.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it is, it is thrown again where the read ends.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }

        done.SetResult(true);
        callback?.Invoke(done.Task);
    }
#endif
}
