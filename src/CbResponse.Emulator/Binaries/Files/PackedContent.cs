using System.IO.Compression;

namespace CbResponse.Emulator;

/// <summary>Packs contents for a zip file.</summary>
internal static class PackedContent
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>As it is.</summary>
    public static ZipPart Store(string name, FileContent content, long length) => new(name, IsDeflated: false, content.ComputeChecksum(length), length)
    {
        PackedSize = length,
        Packed = content.Read(length).ToAsyncEnumerable(),
    };

    /// <summary>Packed beforehand, so that its size is known. It has to fit into memory.</summary>
    public static ZipPart Deflate(string name, IEnumerable<ReadOnlyMemory<byte>> blocks)
    {
        Crc32 crc = default;
        long size = 0;
        using MemoryStream packed = new();
        using (DeflateStream deflate = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (ReadOnlyMemory<byte> block in blocks)
            {
                crc.Add(block.Span);
                size += block.Length;
                deflate.Write(block.Span);
            }
        }

        return new ZipPart(name, IsDeflated: true, crc.Value, size)
        {
            PackedSize = packed.Length,
            Packed = new ReadOnlyMemory<byte>[] { packed.ToArray() }.ToAsyncEnumerable(),
        };
    }

    /// <summary>Packed while it is sent.</summary>
    public static ZipPart Stream(string name, FileContent content, long length) => new(name, IsDeflated: true, content.ComputeChecksum(length), length)
    {
        Packed = DeflateEach(content.Read(length)).ToAsyncEnumerable(),
    };

    /// <summary>Zeros, a thousand times as many as are sent, in place of a file of another size.</summary>
    public static ZipPart Bomb(string name, int megabytes, long announced)
    {
        byte[] last = [3, 0];
        byte[] zeros = [.. DeflateEach([new byte[Megabyte]], isLast: false).SelectMany(bytes => bytes.ToArray())];
        return new ZipPart(name, IsDeflated: true, Crc: 0, announced)
        {
            PackedSize = ((long)zeros.Length * megabytes) + last.Length,
            Packed = Enumerable.Repeat<ReadOnlyMemory<byte>>(zeros, megabytes).Append(last).ToAsyncEnumerable(),
        };
    }

    private static IEnumerable<ReadOnlyMemory<byte>> DeflateEach(IEnumerable<ReadOnlyMemory<byte>> blocks, bool isLast = true)
    {
        using MemoryStream packed = new();
        DeflateStream deflate = new(packed, CompressionLevel.Fastest, leaveOpen: true);
        try
        {
            foreach (ReadOnlyMemory<byte> block in blocks)
            {
                deflate.Write(block.Span);
                deflate.Flush();
                yield return packed.ToArray();
                packed.SetLength(0);
            }
        }
        finally
        {
            deflate.Dispose();
        }

        if (isLast)
            yield return packed.ToArray();
    }
}
