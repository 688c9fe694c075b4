using System.Text;

namespace CbResponse.Client.Tests;

/// <summary>A body is read on while it is parsed, and whoever stops in between leaves nothing behind.</summary>
public sealed class BodyReaderTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_there_comes_at_once_and_the_next_read_is_under_way()
    {
        ScriptedBody body = new("[1,", "2,");
        using BodyReader reader = new(body, "GET /x");

        await reader.FillAsync(Token);

        Assert.Equal("[1,2,", Encoding.UTF8.GetString(reader.Unread));
        Assert.Equal(3, body.Reads);
        Assert.False(reader.IsFinal);
    }

    [Fact]
    public async Task The_read_under_way_is_the_next_part()
    {
        ScriptedBody body = new("[1,");
        using BodyReader reader = new(body, "GET /x");
        await reader.FillAsync(Token);
        reader.Advance(3);

        ValueTask filling = reader.FillAsync(Token);
        Assert.False(filling.IsCompleted);
        body.Bring("2]");
        await filling;

        Assert.Equal("2]", Encoding.UTF8.GetString(reader.Unread));
    }

    [Fact]
    public async Task A_connection_that_breaks_behind_what_came_is_told_by_the_next_fill()
    {
        ScriptedBody body = new("[1,");
        using BodyReader reader = new(body, "GET /x");
        await reader.FillAsync(Token);

        body.Break(new IOException("reset"));
        CbUnexpectedResponseException e = await Assert.ThrowsAsync<CbUnexpectedResponseException>(async () => await reader.FillAsync(Token));

        Assert.True(e.IsCutShort);
        Assert.Equal("[1,", Encoding.UTF8.GetString(reader.Unread));
    }

    [Fact]
    public async Task Whoever_stops_cancels_the_read_under_way()
    {
        ScriptedBody body = new("[1,");
        BodyReader reader = new(body, "GET /x");
        await reader.FillAsync(Token);

        reader.Dispose();

        Assert.True(body.IsCancelled);
    }

    [Fact]
    public async Task Text_in_a_piece_larger_than_the_buffer_stays_whole_while_parts_arrive_late()
    {
        string first = new('a', 100_000);
        string second = new('b', 300_000);
        ScriptedBody body = new(first);
        using BodyReader reader = new(body, "GET /x");
        await reader.FillAsync(Token);
        reader.Advance(1);

        ValueTask filling = reader.FillAsync(Token);
        body.Bring(second);
        await filling;
        while (reader.Unread.Length < first.Length - 1 + second.Length)
            await reader.FillAsync(Token);

        Assert.Equal(first.Substring(1) + second, Encoding.UTF8.GetString(reader.Unread));
    }

    [Fact]
    public async Task A_mark_in_pieces_is_no_part_of_the_text()
    {
        ScriptedBody body = new(new[] { new byte[] { 0xEF }, [0xBB], [0xBF, (byte)'1'], [] });
        using BodyReader reader = new(body, "GET /x");

        await reader.FillAsync(Token);

        Assert.Equal("1", Encoding.UTF8.GetString(reader.Unread));
        Assert.True(reader.IsFinal);
    }

    /// <summary>A body that brings its parts at once, and then waits for what the test brings.</summary>
    private sealed class ScriptedBody(params byte[][] parts) : Stream
    {
        private readonly Queue<byte[]> _parts = new(parts);
        private TaskCompletionSource<byte[]>? _waiting;
        private byte[] _rest = [];

        public ScriptedBody(params string[] parts)
            : this([.. parts.Select(Encoding.UTF8.GetBytes)])
        {
        }

        public int Reads { get; private set; }

        public bool IsCancelled { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public void Bring(string text) => _waiting!.SetResult(Encoding.UTF8.GetBytes(text));

        public void Break(Exception e) => _waiting!.SetException(e);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Reads++;
            if (_rest.Length == 0)
                _rest = _parts.Count > 0 ? _parts.Dequeue() : await WaitAsync(cancellationToken);
            int length = Math.Min(buffer.Length, _rest.Length);
            _rest.AsSpan(0, length).CopyTo(buffer.Span);
            _rest = _rest[length..];
            return length;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private async Task<byte[]> WaitAsync(CancellationToken cancellationToken)
        {
            _waiting = new TaskCompletionSource<byte[]>();
            await using CancellationTokenRegistration registration = cancellationToken.Register(() =>
            {
                IsCancelled = true;
                _waiting.TrySetCanceled(cancellationToken);
            });
            return await _waiting.Task;
        }
    }
}
