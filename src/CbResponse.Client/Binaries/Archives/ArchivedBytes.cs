namespace CbResponse;

/// <summary>The bytes of one entry as they stand in the archive. An archive that ends in their middle is a failure, never an end.</summary>
/// <param name="source">The archive.</param>
/// <param name="length">How many they are; null when only what unpacks them sees their end.</param>
/// <param name="mostAtOnce">The most bytes to give in one read: with one, whoever reads takes none too many.</param>
internal sealed class ArchivedBytes(ArchiveSource source, long? length, int mostAtOnce = int.MaxValue) : ForwardStream
{
    private long _left = length ?? long.MaxValue;

    /// <inheritdoc/>
    public override bool TryRead(Span<byte> buffer, out int read)
    {
        int wanted = (int)Math.Min(Math.Min(buffer.Length, mostAtOnce), _left);
        if (!source.TryRead(buffer.Slice(0, wanted), out read))
            return false;
        if (read == 0 && wanted > 0)
            throw new EndOfStreamException();
        _left -= read;
        return true;
    }

    /// <inheritdoc/>
    public override Task WaitAsync(CancellationToken cancellationToken) => source.WaitAsync(cancellationToken);

    /// <summary>Passes over what has not been read. Only where the length is known.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[8_192];
        while (_left > 0)
            await ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false);
    }
}
