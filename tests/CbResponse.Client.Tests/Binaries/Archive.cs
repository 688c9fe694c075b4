using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace CbResponse.Client.Tests;

/// <summary>Makes zip archives as servers send them, and such as no honest server sends.</summary>
internal static class Archive
{
    public const int Stored = 0;
    public const int Deflated = 8;

    /// <summary>Bytes that can be packed, but not to nothing; the same for the same seed.</summary>
    public static byte[] Content(int length, int seed = 7)
    {
        byte[] content = new byte[length];
        Random random = new(seed);
        for (int i = 0; i < length; i++)
            content[i] = (byte)(random.Next() & 0x1F);
        return content;
    }

    public static string Md5(byte[] content)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        hash.AppendData(content);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>The archive of a server: the file, and a text about it.</summary>
    public static byte[] OfFile(byte[] file, int method = Deflated, ArchiveSizes sizes = ArchiveSizes.Before)
        => Of(Entry("filedata", file, method, sizes), Entry("metadata.txt", "about it"u8.ToArray()));

    /// <summary>An archive of entries, with a directory that tells nothing: whoever reads from the front does not need it.</summary>
    public static byte[] Of(params byte[][] entries)
    {
        byte[] directory = new byte[46];
        BinaryPrimitives.WriteUInt32LittleEndian(directory, 0x02014b50);
        return [.. entries.SelectMany(entry => entry), .. directory];
    }

    /// <summary>An entry.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="method">How it is packed.</param>
    /// <param name="sizes">How its sizes are told.</param>
    /// <param name="announced">The size that it tells; null for the true one.</param>
    /// <param name="flags">More flags.</param>
    public static byte[] Entry(string name, byte[] content, int method = Deflated, ArchiveSizes sizes = ArchiveSizes.Before, long? announced = null, int flags = 0)
    {
        byte[] packed = method == Deflated ? Deflate(content) : content;
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        bool isBehind = sizes is ArchiveSizes.Behind or ArchiveSizes.BehindUnmarked or ArchiveSizes.BehindLong;
        bool isLong = sizes == ArchiveSizes.BeforeLong;
        byte[] extra = isLong ? Extra(announced ?? content.Length, packed.Length) : [];
        byte[] head = new byte[30];
        BinaryPrimitives.WriteUInt32LittleEndian(head, 0x04034b50);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(6), (ushort)(flags | (isBehind ? 8 : 0)));
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(8), (ushort)method);
        if (!isBehind)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(18), isLong ? uint.MaxValue : (uint)packed.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(22), isLong ? uint.MaxValue : (uint)(announced ?? content.Length));
        }

        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(26), (ushort)bytes.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(28), (ushort)extra.Length);
        return [.. head, .. bytes, .. extra, .. packed, .. Behind(sizes, packed.Length, announced ?? content.Length)];
    }

    private static byte[] Deflate(byte[] content)
    {
        if (content.Length == 0)
            return [3, 0];
        using MemoryStream packed = new();
        using (DeflateStream deflate = new(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(content);
        return packed.ToArray();
    }

    private static byte[] Extra(long size, long packedSize)
    {
        // Before the sizes stands what some archivers write about times: it is to be passed over.
        byte[] extra = new byte[9 + 20];
        BinaryPrimitives.WriteUInt16LittleEndian(extra, 0x5455);
        BinaryPrimitives.WriteUInt16LittleEndian(extra.AsSpan(2), 5);
        BinaryPrimitives.WriteUInt16LittleEndian(extra.AsSpan(9), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(extra.AsSpan(11), 16);
        BinaryPrimitives.WriteInt64LittleEndian(extra.AsSpan(13), size);
        BinaryPrimitives.WriteInt64LittleEndian(extra.AsSpan(21), packedSize);
        return extra;
    }

    private static byte[] Behind(ArchiveSizes sizes, long packedSize, long size)
    {
        if (sizes is ArchiveSizes.Before or ArchiveSizes.BeforeLong)
            return [];
        byte[] behind = new byte[sizes == ArchiveSizes.BehindLong ? 24 : 16];
        BinaryPrimitives.WriteUInt32LittleEndian(behind, 0x08074b50);
        if (sizes == ArchiveSizes.BehindLong)
        {
            BinaryPrimitives.WriteInt64LittleEndian(behind.AsSpan(8), packedSize);
            BinaryPrimitives.WriteInt64LittleEndian(behind.AsSpan(16), size);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(behind.AsSpan(8), (uint)packedSize);
            BinaryPrimitives.WriteUInt32LittleEndian(behind.AsSpan(12), (uint)size);
        }

        return sizes == ArchiveSizes.BehindUnmarked ? behind[4..] : behind;
    }
}
