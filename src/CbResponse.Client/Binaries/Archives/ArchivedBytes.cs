namespace CbResponse;

/// <summary>The bytes of one entry as they stand in the archive. An archive that ends in their middle is a failure, never an end.</summary>
/// <param name="source">The archive.</param>
/// <param name="length">How many they are; null when only what unpacks them sees their end.</param>
/// <param name="mostAtOnce">The most bytes to give in one read: with one, whoever reads takes none too many.</param>
internal sealed class ArchivedBytes(ArchiveSource source, long? length, int mostAtOnce = int.MaxValue) : ForwardStream
{
    private long _left = length ?? long.MaxValue;

    /// <inheritdoc/>
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        int wanted = (int)Math.Min(Math.Min(count, mostAtOnce), _left);
        if (wanted == 0)
            return 0;
        int read = await source.ReadAsync(buffer, offset, wanted, cancellationToken).ConfigureAwait(false);
        if (read == 0)
            throw new EndOfStreamException();
        _left -= read;
        return read;
    }

    /// <summary>Passes over what has not been read. Only where the length is known.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[8_192];
        while (_left > 0)
            await ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false);
    }
}
