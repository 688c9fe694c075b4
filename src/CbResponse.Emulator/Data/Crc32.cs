using System.Buffers.Binary;

namespace CbResponse.Emulator;

/// <summary>The checksum of zip and PNG files.</summary>
internal struct Crc32
{
    private static readonly uint[] Table = MakeTable();
    private uint _value;

    public readonly uint Value => _value;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        uint crc = ~_value;
        while (bytes.Length >= 8)
        {
            uint low = crc ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = At(7, low) ^ At(6, low >> 8) ^ At(5, low >> 16) ^ At(4, low >> 24)
                ^ At(3, high) ^ At(2, high >> 8) ^ At(1, high >> 16) ^ At(0, high >> 24);
            bytes = bytes[8..];
        }

        foreach (byte value in bytes)
            crc = At(0, crc ^ value) ^ (crc >> 8);
        _value = ~crc;
    }

    private static uint At(int table, uint value) => Table[(table << 8) | (byte)value];

    /// <summary>Eight tables, for eight bytes at a time: large files are sent at the speed of this loop.</summary>
    private static uint[] MakeTable()
    {
        uint[] table = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            table[i] = crc;
        }

        for (int i = 256; i < table.Length; i++)
            table[i] = (table[i - 256] >> 8) ^ table[table[i - 256] & 0xFF];
        return table;
    }
}
