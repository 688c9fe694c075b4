using System.Text;

namespace CbResponse.Client.Tests;

/// <summary>A body that arrives in pieces and may then break or fall silent.</summary>
internal sealed class ScriptedBody : Stream
{
    private readonly byte[] _content;
    private readonly int _pieceSize;
    private readonly Func<ScriptedBody, Task<int>> _atEnd;
    private readonly TaskCompletionSource<int> _silence = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _fellSilent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _position;

    private ScriptedBody(byte[] content, int pieceSize, Func<ScriptedBody, Task<int>> atEnd)
    {
        _content = content;
        _pieceSize = pieceSize;
        _atEnd = atEnd;
    }

    /// <summary>Done when a read waits for a server that says nothing.</summary>
    public Task FellSilent => _fellSilent.Task;

    /// <summary>Done when the client has closed the body.</summary>
    public Task Closed => _disposed.Task;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <summary>A whole body, in pieces of that many bytes.</summary>
    public static ScriptedBody InPieces(byte[] content, int pieceSize) => new(content, pieceSize, _ => Task.FromResult(0));

    /// <summary>A body that ends in a failure of the connection.</summary>
    public static ScriptedBody ThatBreaks(string content, Exception? failure = null) => ThatBreaks(Encoding.UTF8.GetBytes(content), failure);

    /// <summary>The same of bytes.</summary>
    public static ScriptedBody ThatBreaks(byte[] content, Exception? failure = null)
        => new(content, int.MaxValue, _ => Task.FromException<int>(failure ?? new IOException("The connection was reset.")));

    /// <summary>A body after which the server says nothing more, and does not close the connection. A minute is for ever in a test.</summary>
    public static ScriptedBody ThatStalls(string content) => ThatStalls(Encoding.UTF8.GetBytes(content));

    /// <summary>The same of bytes.</summary>
    public static ScriptedBody ThatStalls(byte[] content) => new(content, int.MaxValue, body => body.StallAsync());

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_disposed.Task.IsCompleted, this);
        int count = Math.Min(Math.Min(buffer.Length, _pieceSize), _content.Length - _position);
        if (count == 0)
            return await _atEnd(this).WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
        _content.AsMemory(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The client reads asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _disposed.TrySetResult();
        _silence.TrySetException(new ObjectDisposedException(nameof(ScriptedBody)));
        base.Dispose(disposing);
    }

    private Task<int> StallAsync()
    {
        _fellSilent.TrySetResult();
        return _silence.Task;
    }
}
