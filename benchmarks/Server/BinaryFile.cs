using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace CbResponse.Benchmarks.Server;

/// <summary>
/// A file of half a gigabyte in the archive that servers send, made of one piece again and again, so that it takes no memory and no
/// time to send. It cannot be packed, so that the archive is as large as the file: contenders transfer and hash the same number of bytes.
/// It is packed by zlib at its default level, as archives of servers are.
/// </summary>
internal static class BinaryFile
{
    /// <summary>Bytes of the file.</summary>
    public const long Size = 512L * 1024 * 1024;

    private const int PieceSize = 1024 * 1024;
    private const string Entry = "filedata";

    private static readonly byte[] Piece = MakePiece();
    private static readonly Lazy<string> Hash = new(ComputeHash);
    private static readonly Lazy<uint> Checksum = new(ComputeChecksum);

    /// <summary>Its MD5, in upper case.</summary>
    public static string Md5 => Hash.Value;

    /// <summary>What the server tells of it.</summary>
    public static byte[] Summary => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $$"""{"md5": "{{Md5}}", "orig_mod_len": {{Size}}, "copied_mod_len": {{Size}}}"""));

    /// <summary>The archive, part by part.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Archive()
    {
        // What is packed by itself and ends at a whole byte refers to nothing before it, and can so be repeated.
        byte[] packed = Pack();
        byte[] end = [3, 0];
        long packedSize = (packed.Length * (Size / PieceSize)) + end.Length;
        byte[] head = Head(packedSize);
        yield return head;
        for (long sent = 0; sent < Size; sent += PieceSize)
            yield return packed;
        yield return end;
        yield return Directory(head, packedSize);
    }

    private static byte[] MakePiece()
    {
        byte[] piece = new byte[PieceSize];
        new Random(7).NextBytes(piece);
        return piece;
    }

    private static byte[] Pack()
    {
        using MemoryStream packed = new();
        using DeflateStream deflate = new(packed, CompressionLevel.Optimal, leaveOpen: true);
        deflate.Write(Piece);
        deflate.Flush();
        return packed.ToArray();
    }

    private static byte[] Head(long packedSize)
    {
        byte[] head = new byte[30 + Entry.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(head, 0x04034b50);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(8), 8);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(14), Checksum.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(18), (uint)packedSize);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(22), (uint)Size);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(26), (ushort)Entry.Length);
        Encoding.ASCII.GetBytes(Entry, head.AsSpan(30));
        return head;
    }

    /// <summary>What clients that read archives from their end look for: the head of the one entry once more, and where it stands.</summary>
    private static byte[] Directory(byte[] head, long packedSize)
    {
        const int entrySize = 46;
        byte[] directory = new byte[entrySize + Entry.Length + 22];
        BinaryPrimitives.WriteUInt32LittleEndian(directory, 0x02014b50);
        head.AsSpan(4, 26).CopyTo(directory.AsSpan(6));
        Encoding.ASCII.GetBytes(Entry, directory.AsSpan(entrySize));
        Span<byte> end = directory.AsSpan(entrySize + Entry.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], 1);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)(entrySize + Entry.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], (uint)(head.Length + packedSize));
        return directory;
    }

    /// <summary>The checksum of archives, CRC-32, which the Python client looks at.</summary>
    private static uint ComputeChecksum()
    {
        uint[] table = [.. Enumerable.Range(0, 256).Select(value => Enumerable.Range(0, 8).Aggregate((uint)value, (sum, _) => (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320))];
        uint checksum = uint.MaxValue;
        for (long summed = 0; summed < Size; summed += PieceSize)
        {
            foreach (byte value in Piece)
                checksum = (checksum >> 8) ^ table[(byte)checksum ^ value];
        }

        return ~checksum;
    }

    private static string ComputeHash()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        for (long hashed = 0; hashed < Size; hashed += PieceSize)
            hash.AppendData(Piece);
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
