using System.Buffers.Binary;
using System.Text;

namespace CbResponse;

/// <summary>What stands before an entry of a zip archive. Names are only compared, never used as paths.</summary>
internal sealed class ArchiveEntry
{
    /// <summary>Length of the part that every entry has.</summary>
    public const int FixedLength = 30;

    /// <summary>The first four bytes of an entry.</summary>
    public const uint Signature = 0x04034b50;

    /// <summary>The first four bytes of the directory that ends an archive.</summary>
    public const uint DirectorySignature = 0x02014b50;

    /// <summary>The first four bytes of an archive without entries.</summary>
    public const uint EndSignature = 0x06054b50;

    private const int IsEncryptedFlag = 0x1;
    private const int SizesFollowFlag = 0x8;
    private const ushort LongSizes = 0x0001;

    private ArchiveEntry(string name, int method, int flags, long packedSize, long size)
    {
        Name = name;
        Method = method;
        IsEncrypted = (flags & IsEncryptedFlag) != 0;
        SizesFollow = (flags & SizesFollowFlag) != 0;
        bool isUnknown = SizesFollow && packedSize == 0;
        PackedSize = isUnknown ? null : packedSize;
        Size = isUnknown ? null : size;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>How it is packed: 0 for not at all, 8 for Deflate.</summary>
    public int Method { get; }

    /// <summary>Whether it needs a password.</summary>
    public bool IsEncrypted { get; }

    /// <summary>Whether sizes stand behind the entry.</summary>
    public bool SizesFollow { get; }

    /// <summary>Bytes in the archive; null when that stands behind them.</summary>
    public long? PackedSize { get; }

    /// <summary>Bytes of the file; null when that stands behind them.</summary>
    public long? Size { get; }

    /// <summary>How long the head is, from its fixed part.</summary>
    public static int LengthOf(ReadOnlySpan<byte> head) => FixedLength + Number(head, 26) + Number(head, 28);

    /// <summary>Reads a whole head.</summary>
    public static ArchiveEntry Read(ReadOnlySpan<byte> head)
    {
        int nameLength = Number(head, 26);
        long packedSize = BinaryPrimitives.ReadUInt32LittleEndian(head.Slice(18));
        long size = BinaryPrimitives.ReadUInt32LittleEndian(head.Slice(22));
        ReadLongSizes(head.Slice(FixedLength + nameLength, Number(head, 28)), ref size, ref packedSize);
        string name = Encoding.UTF8.GetString(head.Slice(FixedLength, nameLength).ToArray());
        return new ArchiveEntry(name, Number(head, 8), Number(head, 6), packedSize, size);
    }

    /// <summary>Sizes of 4 GB and more have a place of their own.</summary>
    private static void ReadLongSizes(ReadOnlySpan<byte> extra, ref long size, ref long packedSize)
    {
        while (extra.Length >= 4)
        {
            int length = Number(extra, 2);
            if (length > extra.Length - 4)
                return;
            if (Number(extra, 0) == LongSizes)
            {
                ReadOnlySpan<byte> values = extra.Slice(4, length);
                TakeLong(ref values, ref size);
                TakeLong(ref values, ref packedSize);
                return;
            }

            extra = extra.Slice(4 + length);
        }
    }

    private static void TakeLong(ref ReadOnlySpan<byte> values, ref long size)
    {
        if (size != uint.MaxValue || values.Length < 8)
            return;
        size = Math.Max(0, BinaryPrimitives.ReadInt64LittleEndian(values));
        values = values.Slice(8);
    }

    private static int Number(ReadOnlySpan<byte> head, int place) => BinaryPrimitives.ReadUInt16LittleEndian(head.Slice(place));
}
