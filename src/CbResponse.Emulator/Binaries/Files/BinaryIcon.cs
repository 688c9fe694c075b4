using System.Buffers.Binary;
using System.IO.Compression;

namespace CbResponse.Emulator;

/// <summary>Icons: small PNG pictures, a pattern that differs by hash.</summary>
internal static class BinaryIcon
{
    private const int Size = 32;

    /// <summary>What the server sends for a file without an icon: a grey square.</summary>
    public static byte[] Default { get; } = Paint(0, 0x808080);

    /// <summary>The icon of a file, or null. Libraries and Linux programs have none.</summary>
    public static byte[]? Of(Binary binary)
    {
        if (!binary.IsExecutable || binary.Os == OsType.Linux)
            return null;
        ulong seed = StableHash.Of(binary.Hash.Md5);
        return Paint(seed | 1, (uint)(seed >> 40));
    }

    /// <summary>Four by four squares, in the colour where a bit is set.</summary>
    private static byte[] Paint(ulong pattern, uint colour)
    {
        byte[] rows = new byte[Size * (1 + (Size * 3))];
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
            {
                bool set = (pattern >> (((y / 8) * 4) + (x / 8)) & 1) == 1;
                int at = (y * (1 + (Size * 3))) + 1 + (x * 3);
                (rows[at], rows[at + 1], rows[at + 2]) = set || pattern == 0 ? ((byte)(colour >> 16), (byte)(colour >> 8), (byte)colour) : ((byte)255, (byte)255, (byte)255);
            }
        }

        using MemoryStream png = new();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Write(png, "IHDR"u8, [0, 0, 0, Size, 0, 0, 0, Size, 8, 2, 0, 0, 0]);
        Write(png, "IDAT"u8, Pack(rows));
        Write(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Pack(byte[] rows)
    {
        using MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(rows);
        return packed.ToArray();
    }

    private static void Write(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        Crc32 crc = default;
        crc.Add(type);
        crc.Add(data);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, crc.Value);
        png.Write(number);
    }
}
