namespace CbResponse;

/// <summary>The bytes of an archive as they arrive. A few may be looked at before they are taken.</summary>
/// <param name="body">Where they come from.</param>
/// <param name="copy">Where every byte goes as well; null for nowhere.</param>
/// <param name="route">The request, for error messages.</param>
/// <param name="stop">Ends reading: the inflater of .NET Framework passes no token on.</param>
internal sealed class ArchiveSource(BodyReader body, Stream? copy, string route, CancellationToken stop) : ForwardStream
{
    /// <summary>What has been looked at and not taken.</summary>
    public ReadOnlySpan<byte> Ahead => body.Unread;

    /// <summary>Looks ahead.</summary>
    /// <param name="count">How many bytes to look at.</param>
    /// <returns>Whether there are so many.</returns>
    public async Task<bool> TryPeekAsync(int count)
    {
        while (body.Unread.Length < count && !body.IsFinal)
            await FillAsync().ConfigureAwait(false);
        return body.Unread.Length >= count;
    }

    /// <summary>Takes bytes that have been looked at.</summary>
    public void Take(int count) => body.Advance(count);

    /// <inheritdoc/>
    public override bool TryRead(Span<byte> buffer, out int read)
    {
        ReadOnlySpan<byte> ahead = body.Unread;
        read = Math.Min(buffer.Length, ahead.Length);
        ahead.Slice(0, read).CopyTo(buffer);
        body.Advance(read);
        return read > 0 || body.IsFinal || buffer.Length == 0;
    }

    /// <inheritdoc/>
    public override async Task WaitAsync(CancellationToken cancellationToken) => await FillAsync().ConfigureAwait(false);

    private async ValueTask FillAsync()
    {
        int before = body.Unread.Length;
        await body.FillAsync(stop).ConfigureAwait(false);
        if (copy is null)
            return;
        ArraySegment<byte> place = body.UnreadPlace;
        if (place.Count > before)
            await ServerConnection.WriteAsync(copy, place.Array!, place.Offset + before, place.Count - before, route, stop).ConfigureAwait(false);
    }
}
