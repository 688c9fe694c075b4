using System.Buffers.Binary;
using System.IO.Compression;

namespace CbResponse;

/// <summary>
/// Reads a zip archive from its front, as it arrives, without holding it or going back in it. Only the entry that is asked for is
/// unpacked; the others are passed over, whatever they are called.
/// </summary>
/// <exception cref="EndOfStreamException">The archive ends too early.</exception>
/// <exception cref="CbUnexpectedResponseException">It is no archive, or a broken one.</exception>
internal sealed class ArchiveReader(ArchiveSource source, string route)
{
    /// <summary>Other entries hold a few lines about the file. One that unpacks to more than this is not theirs.</summary>
    private const long MostPassed = 16 * 1024 * 1024;

    private const int Stored = 0;
    private const int Deflated = 8;

    /// <summary>What was announced for the entry that was opened, in bytes; null when nothing was.</summary>
    public long? Size { get; private set; }

    /// <summary>Goes on to an entry and unpacks it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="knownSize">What is known of its size from elsewhere, for an entry that tells it only at its end; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<Stream> OpenAsync(string name, long? knownSize, CancellationToken cancellationToken)
    {
        while (await ReadHeadAsync().ConfigureAwait(false) is { } entry)
        {
            if (entry.Name == name)
                return Open(entry, knownSize);
            await PassAsync(entry, cancellationToken).ConfigureAwait(false);
        }

        throw Broken($"has no entry '{name}'");
    }

    /// <summary>Reads what follows the entry, for whoever keeps the archive as a whole.</summary>
    public async Task PassRestAsync(CancellationToken cancellationToken) => await PassAsync(source, cancellationToken).ConfigureAwait(false);

    private async Task<ArchiveEntry?> ReadHeadAsync()
    {
        uint signature = await PeekSignatureAsync().ConfigureAwait(false);
        if (signature is ArchiveEntry.DirectorySignature or ArchiveEntry.EndSignature)
            return null;
        if (signature != ArchiveEntry.Signature)
            throw Broken("is no zip archive");
        await RequireAsync(ArchiveEntry.FixedLength).ConfigureAwait(false);
        int length = ArchiveEntry.LengthOf(source.Ahead);

        // Names and extras can take 64 KB each, more than is looked at together. Nobody honest needs that.
        if (length > 60_000)
            throw Broken("has an entry with an endless name");
        await RequireAsync(length).ConfigureAwait(false);
        ArchiveEntry entry = ArchiveEntry.Read(source.Ahead.Slice(0, length));
        source.Take(length);
        return entry;
    }

    private Stream Open(ArchiveEntry entry, long? knownSize)
    {
        RequireReadable(entry);
        Size = entry.Size;
        if (entry.Method == Deflated)
            return new DeflateStream(new ArchivedBytes(source, entry.PackedSize), CompressionMode.Decompress);
        return new ArchivedBytes(source, entry.PackedSize ?? knownSize ?? throw Broken("does not say how long the file is"));
    }

    private async Task PassAsync(ArchiveEntry entry, CancellationToken cancellationToken)
    {
        if (entry.PackedSize is { } length)
        {
            await new ArchivedBytes(source, length).PassAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            // Only the inflater sees the end of such an entry. It gets byte by byte, so that it takes none of what follows.
            RequireReadable(entry);
            if (entry.Method == Stored)
                throw Broken("does not say how long an entry is");
            using DeflateStream unpacked = new(new ArchivedBytes(source, null, mostAtOnce: 1), CompressionMode.Decompress);
            await PassAsync(unpacked, cancellationToken).ConfigureAwait(false);
        }

        if (entry.SizesFollow)
            await PassSizesAsync().ConfigureAwait(false);
    }

    private async Task PassAsync(Stream unpacked, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[8_192];
        long passed = 0;
        int read;
        do
        {
            read = await unpacked.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false);
            passed += read;
            if (passed > MostPassed)
                throw Broken("holds far too much beside the file");
        }
        while (read > 0);
    }

    /// <summary>Behind an entry its sizes have four or eight bytes each, and may have a mark before them: what comes next tells which it is.</summary>
    private async Task PassSizesAsync()
    {
        foreach (int length in (int[])[16, 12, 24, 20])
        {
            if (!await source.TryPeekAsync(length + 4).ConfigureAwait(false))
                continue;
            uint next = BinaryPrimitives.ReadUInt32LittleEndian(source.Ahead.Slice(length));
            if (next is not (ArchiveEntry.Signature or ArchiveEntry.DirectorySignature))
                continue;
            source.Take(length);
            return;
        }

        throw Broken("is broken behind an entry");
    }

    private void RequireReadable(ArchiveEntry entry)
    {
        if (entry.IsEncrypted)
            throw Broken("is locked by a password");
        if (entry.Method is not (Stored or Deflated))
            throw Broken($"is packed by a method that is not known ({entry.Method})");
    }

    private CbUnexpectedResponseException Broken(string problem) => new($"The server's archive {problem}.") { Route = route };

    private async Task<uint> PeekSignatureAsync()
    {
        await RequireAsync(4).ConfigureAwait(false);
        return BinaryPrimitives.ReadUInt32LittleEndian(source.Ahead);
    }

    private async Task RequireAsync(int count)
    {
        if (!await source.TryPeekAsync(count).ConfigureAwait(false))
            throw new EndOfStreamException();
    }
}
