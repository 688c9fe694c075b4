namespace CbResponse;

/// <summary>A stream that can only be read on, asynchronously. What inherits it gives the one method that reads.</summary>
internal abstract class ForwardStream : Stream
{
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
    /// <summary>The way by which the inflater of .NET Framework reads asynchronously.</summary>
    public override IAsyncResult BeginRead(byte[] buffer, int offset, int count, AsyncCallback? callback, object? state)
    {
        TaskCompletionSource<int> result = new(state, TaskCreationOptions.RunContinuationsAsynchronously);
        _ = CompleteAsync(result, ReadAsync(buffer, offset, count, CancellationToken.None), callback);
        return result.Task;
    }

#pragma warning disable RS0030 // The task is complete when this is called.
    public override int EndRead(IAsyncResult asyncResult) => ((Task<int>)asyncResult).GetAwaiter().GetResult();
#pragma warning restore RS0030
#endif

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

#if !NET8_0_OR_GREATER
    private static async Task CompleteAsync(TaskCompletionSource<int> result, Task<int> reading, AsyncCallback? callback)
    {
        try
        {
            result.SetResult(await reading.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            result.SetCanceled();
        }
#pragma warning disable CA1031 // Whatever it is, it is thrown again where the read ends.
        catch (Exception e)
#pragma warning restore CA1031
        {
            result.SetException(e);
        }

        callback?.Invoke(result.Task);
    }
#endif
}
