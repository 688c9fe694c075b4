namespace CbResponse;

/// <summary>The bytes of an archive as they arrive. A few may be looked at before they are taken.</summary>
/// <param name="inner">Where they come from.</param>
/// <param name="copy">Where every byte goes as well; null for nowhere.</param>
/// <param name="route">The request, for error messages.</param>
/// <param name="stop">Ends reading: the inflater of .NET Framework passes no token on.</param>
internal sealed class ArchiveSource(Stream inner, Stream? copy, string route, CancellationToken stop) : ForwardStream
{
    private readonly byte[] _buffer = new byte[65_536];
    private int _start;
    private int _end;

    /// <summary>What has been looked at and not taken.</summary>
    public ReadOnlySpan<byte> Ahead => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Looks ahead.</summary>
    /// <param name="count">How many bytes to look at; at most 64 KB.</param>
    /// <returns>Whether there are so many.</returns>
    public async Task<bool> TryPeekAsync(int count)
    {
        if (count > _buffer.Length - _start)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }

        while (_end - _start < count)
        {
            int read = await FillAsync(_buffer, _end, _buffer.Length - _end).ConfigureAwait(false);
            if (read == 0)
                return false;
            _end += read;
        }

        return true;
    }

    /// <summary>Takes bytes that have been looked at.</summary>
    public void Take(int count) => _start += count;

    /// <inheritdoc/>
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        int ahead = Math.Min(count, _end - _start);
        if (ahead > 0)
        {
            Buffer.BlockCopy(_buffer, _start, buffer, offset, ahead);
            _start += ahead;
            return ahead;
        }

        if (count >= _buffer.Length)
            return await FillAsync(buffer, offset, count).ConfigureAwait(false);
        _start = 0;
        _end = 0;
        _end = await FillAsync(_buffer, 0, _buffer.Length).ConfigureAwait(false);
        return _end == 0 ? 0 : await ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> FillAsync(byte[] buffer, int offset, int count)
    {
        int read = await inner.ReadAsync(buffer, offset, count, stop).ConfigureAwait(false);
        if (copy is not null && read > 0)
            await ServerConnection.WriteAsync(copy, buffer, offset, read, route, stop).ConfigureAwait(false);
        return read;
    }
}
