#if !NET8_0_OR_GREATER
using System.Runtime.ExceptionServices;

#endif
namespace CbResponse;

/// <summary>A stream that can only be read on, asynchronously. What inherits it says what is there and how to wait for more: an inflater reads in small steps, and hardly any of them has to wait.</summary>
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

    /// <summary>Reads what is there without waiting. False when it has to be waited for.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="read">How much; 0 at the end.</param>
    public abstract bool TryRead(Span<byte> buffer, out int read);

    /// <summary>Waits until there is something, or the end.</summary>
    public abstract Task WaitAsync(CancellationToken cancellationToken);

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        int read;
        while (!TryRead(buffer.AsSpan(offset, count), out read))
            await WaitAsync(cancellationToken).ConfigureAwait(false);
        return read;
    }

#if NET8_0_OR_GREATER
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        while (!TryRead(buffer.Span, out read))
            await WaitAsync(cancellationToken).ConfigureAwait(false);
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
