using System.Text;
using ByteWriter = System.IO.BinaryWriter;

namespace CbResponse.Emulator;

/// <summary>
/// Writes a zip file from its beginning to its end, without going back and without holding it. The library's own archive
/// refuses what has to be sent here now and then: headers that lie.
/// </summary>
internal sealed class ZipPackage(DateTime time, IReadOnlyList<ZipPart> parts)
{
    private const ushort Utf8Names = 0x800;
    private const ushort SizesFollow = 8;
    private const ushort LargeVersion = 45;

    /// <summary>Null when a part's size shows only while it is sent.</summary>
    public long? Length
    {
        get
        {
            if (parts.Any(part => part.PackedSize is null))
                return null;
            Place[] places = new Place[parts.Count];
            long offset = 0;
            for (int i = 0; i < parts.Count; i++)
            {
                places[i] = new Place(offset, parts[i].PackedSize!.Value);
                offset += Local(parts[i]).Length + places[i].PackedSize;
            }

            return offset + Directory(places, offset).Length;
        }
    }

    public async Task WriteAsync(Stream output, CancellationToken cancellationToken)
    {
        Place[] places = new Place[parts.Count];
        long offset = 0;
        for (int i = 0; i < parts.Count; i++)
        {
            byte[] header = Local(parts[i]);
            await output.WriteAsync(header, cancellationToken);
            long packed = 0;
            await foreach (ReadOnlyMemory<byte> bytes in parts[i].Packed.WithCancellation(cancellationToken))
            {
                await output.WriteAsync(bytes, cancellationToken);
                packed += bytes.Length;
            }

            byte[] descriptor = Descriptor(parts[i], packed);
            await output.WriteAsync(descriptor, cancellationToken);
            places[i] = new Place(offset, packed);
            offset += header.Length + packed + descriptor.Length;
        }

        await output.WriteAsync(Directory(places, offset), cancellationToken);
    }

    private byte[] Local(ZipPart part) => Make(zip =>
    {
        bool known = part.PackedSize is not null;
        zip.Write(0x04034b50u);
        WriteHead(zip, part, known ? part.Crc : 0, known ? part.PackedSize!.Value : 0, known ? part.Size : 0);
        byte[] name = Encoding.UTF8.GetBytes(part.Name);
        zip.Write((ushort)name.Length);
        zip.Write((ushort)(part.IsLarge ? 20 : 0));
        zip.Write(name);
        if (part.IsLarge)
            WriteLarge(zip, known ? part.Size : 0, known ? part.PackedSize!.Value : 0, null);
    });

    private static byte[] Descriptor(ZipPart part, long packed) => part.PackedSize is not null ? [] : Make(zip =>
    {
        zip.Write(0x08074b50u);
        zip.Write(part.Crc);
        if (part.IsLarge)
        {
            zip.Write(packed);
            zip.Write(part.Size);
            return;
        }

        zip.Write((uint)packed);
        zip.Write((uint)part.Size);
    });

    private byte[] Directory(Place[] places, long start) => Make(zip =>
    {
        for (int i = 0; i < places.Length; i++)
            WriteEntry(zip, parts[i], places[i]);
        long size = zip.BaseStream.Length;
        bool large = start >= uint.MaxValue;
        if (large)
            WriteLargeEnd(zip, start, size);
        zip.Write(0x06054b50u);
        zip.Write(0u);
        zip.Write((ushort)places.Length);
        zip.Write((ushort)places.Length);
        zip.Write((uint)size);
        zip.Write(large ? uint.MaxValue : (uint)start);
        zip.Write((ushort)0);
    });

    private void WriteEntry(ByteWriter zip, ZipPart part, Place place)
    {
        bool large = part.IsLarge || place.Offset >= uint.MaxValue;
        byte[] name = Encoding.UTF8.GetBytes(part.Name);
        zip.Write(0x02014b50u);
        zip.Write(LargeVersion);
        WriteHead(zip, part, part.Crc, place.PackedSize, part.Size);
        zip.Write((ushort)name.Length);
        zip.Write((ushort)(large ? (part.IsLarge ? 28 : 12) : 0));
        zip.Write(0u);
        zip.Write((ushort)0);
        zip.Write(0u);
        zip.Write(large ? uint.MaxValue : (uint)place.Offset);
        zip.Write(name);
        if (large)
            WriteLarge(zip, part.IsLarge ? part.Size : null, part.IsLarge ? place.PackedSize : null, place.Offset);
    }

    private void WriteHead(ByteWriter zip, ZipPart part, uint crc, long packed, long size)
    {
        zip.Write(part.IsLarge ? LargeVersion : (ushort)20);
        zip.Write((ushort)(Utf8Names | (part.PackedSize is null ? SizesFollow : 0)));
        zip.Write((ushort)(part.IsDeflated ? 8 : 0));
        zip.Write((ushort)((time.Hour << 11) | (time.Minute << 5) | (time.Second / 2)));
        zip.Write((ushort)(((time.Year - 1980) << 9) | (time.Month << 5) | time.Day));
        zip.Write(crc);
        zip.Write(part.IsLarge ? uint.MaxValue : (uint)packed);
        zip.Write(part.IsLarge ? uint.MaxValue : (uint)size);
    }

    private static void WriteLarge(ByteWriter zip, long? size, long? packed, long? offset)
    {
        long[] numbers = [.. new[] { size, packed, offset }.OfType<long>()];
        zip.Write((ushort)1);
        zip.Write((ushort)(numbers.Length * 8));
        foreach (long number in numbers)
            zip.Write(number);
    }

    private void WriteLargeEnd(ByteWriter zip, long start, long size)
    {
        zip.Write(0x06064b50u);
        zip.Write(44L);
        zip.Write(LargeVersion);
        zip.Write(LargeVersion);
        zip.Write(0L);
        zip.Write((long)parts.Count);
        zip.Write((long)parts.Count);
        zip.Write(size);
        zip.Write(start);
        zip.Write(0x07064b50u);
        zip.Write(0u);
        zip.Write(start + size);
        zip.Write(1u);
    }

    private static byte[] Make(Action<ByteWriter> write)
    {
        using MemoryStream bytes = new();
        using ByteWriter writer = new(bytes);
        write(writer);
        writer.Flush();
        return bytes.ToArray();
    }

    private readonly record struct Place(long Offset, long PackedSize);
}
