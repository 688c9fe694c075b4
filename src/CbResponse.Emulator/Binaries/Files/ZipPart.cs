namespace CbResponse.Emulator;

/// <summary>A file in a zip package. What its header says is not checked against what its content is.</summary>
/// <param name="Name">Any name at all.</param>
/// <param name="IsDeflated">Packed, otherwise as it is.</param>
/// <param name="Crc">Checksum that the headers name.</param>
/// <param name="Size">Size that the headers name.</param>
internal sealed record ZipPart(string Name, bool IsDeflated, uint Crc, long Size)
{
    /// <summary>How many bytes it takes in the package; null while that is not known, and then its sizes follow it.</summary>
    public long? PackedSize { get; init; }

    /// <summary>Its bytes in the package.</summary>
    public required IAsyncEnumerable<ReadOnlyMemory<byte>> Packed { get; init; }

    /// <summary>Numbers of 32 bits do not do.</summary>
    public bool IsLarge => Size >= uint.MaxValue || PackedSize >= uint.MaxValue;
}
