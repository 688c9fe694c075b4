using System.IO.Compression;

namespace CbResponse.Packaging;

/// <summary>Writes archives that are the same bytes for the same files: no time of the build, no order and no rights of a disk.</summary>
internal static class Archive
{
    /// <summary>The earliest time that the format knows.</summary>
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A file that its owner may write and everybody read.</summary>
    private const int Rights = unchecked((int)0x81A40000);

    public static void Write(string file, IEnumerable<Part> parts)
    {
        using ZipArchive archive = new(File.Create(file), ZipArchiveMode.Create);
        foreach (Part part in parts)
        {
            ZipArchiveEntry entry = archive.CreateEntry(part.Name, CompressionLevel.SmallestSize);
            entry.LastWriteTime = Time;
            entry.ExternalAttributes = Rights;
            using Stream stream = entry.Open();
            stream.Write(part.Content);
        }
    }
}
