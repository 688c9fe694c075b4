using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CbResponse.Emulator;

/// <summary>
/// The bytes of a made-up file: computed block by block from a seed, so that a file of several gigabytes takes no memory.
/// It begins as programs of its system do.
/// </summary>
internal sealed class FileContent(ulong seed, OsType os, long length)
{
    private const int BlockSize = 64 * 1024;
    private Tuple<long, uint>? _checksum;

    public long Length { get; } = length;

    /// <summary>Computes the hashes, which takes a second for about 400 megabytes.</summary>
    public FileHash ComputeHash(CancellationToken cancellationToken = default)
    {
#pragma warning disable CA5351 // It names files, as the server does; it protects nothing.
        using IncrementalHash md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
        using IncrementalHash sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ReadOnlyMemory<byte> block in Read(Length))
        {
            cancellationToken.ThrowIfCancellationRequested();
            md5.AppendData(block.Span);
            sha256.AppendData(block.Span);
        }

        return new FileHash(Convert.ToHexStringLower(md5.GetHashAndReset()), Convert.ToHexStringLower(sha256.GetHashAndReset()));
    }

    /// <summary>The checksum of the first bytes. It is kept: whoever measures downloads does not wait for it again.</summary>
    public uint ComputeChecksum(long bytes)
    {
        if (_checksum is { } known && known.Item1 == bytes)
            return known.Item2;
        Crc32 crc = default;
        foreach (ReadOnlyMemory<byte> block in Read(bytes))
            crc.Add(block.Span);
        _checksum = Tuple.Create(bytes, crc.Value);
        return crc.Value;
    }

    /// <summary>The first bytes of the file, in blocks. The next block overwrites the one before.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Read(long bytes)
    {
        byte[] block = MakeBlock();
        for (long position = 0; position < bytes; position += BlockSize)
        {
            // Blocks differ by their number alone; the first has the mark of its system instead.
            if (position == 0)
                Magic.CopyTo(block);
            else
                BinaryPrimitives.WriteInt64LittleEndian(block, position);
            yield return block.AsMemory(0, (int)Math.Min(BlockSize, bytes - position));
        }
    }

    private ReadOnlySpan<byte> Magic => os switch
    {
        OsType.Windows => [0x4D, 0x5A, 0x90, 0, 0x03, 0, 0, 0],
        OsType.Linux => [0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x01, 0],
        _ => [0xCF, 0xFA, 0xED, 0xFE, 0x07, 0, 0, 0x01],
    };

    /// <summary>Every other word is zero: that packs about as well as programs do.</summary>
    private byte[] MakeBlock()
    {
        byte[] block = new byte[BlockSize];
        for (int i = 0; i < BlockSize; i += 16)
            BinaryPrimitives.WriteUInt64LittleEndian(block.AsSpan(i), StableHash.Mix(seed, (ulong)i));
        return block;
    }
}
