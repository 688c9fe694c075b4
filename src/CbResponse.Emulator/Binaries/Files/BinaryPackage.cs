using System.Globalization;
using System.Text;

namespace CbResponse.Emulator;

/// <summary>The zip file that a download brings: <c>filedata</c>, and a text about it (edr-api.md 3.3, 5.5).</summary>
internal static class BinaryPackage
{
    private const string FileData = "filedata";

    public static ZipPackage Make(Binary binary, StoredFile file, DateTime time) => new(time,
    [
        .. file.Entries.Select(entry => Text(entry.Key, entry.Value)),
        Data(file, Math.Min(binary.CopiedSize, file.Content.Length)),
        Text("metadata", Describe(binary)),
    ]);

    private static ZipPart Data(StoredFile file, long length) => file switch
    {
        { BombMegabytes: > 0 } => PackedContent.Bomb(FileData, file.BombMegabytes, length),
        { Form: ZipForm.Streamed } => PackedContent.Stream(FileData, file.Content, length),
        { Form: ZipForm.Usual } when length <= SoftwareBinary.MostCopied => PackedContent.Deflate(FileData, file.Content.Read(length)),
        _ => PackedContent.Store(FileData, file.Content, length),
    };

    private static ZipPart Text(string name, string text) => PackedContent.Deflate(name, [Encoding.UTF8.GetBytes(text)]);

    /// <summary>The real text's form is not known; this one says what a person wants to know.</summary>
    private static string Describe(Binary binary) => string.Create(CultureInfo.InvariantCulture, $"""
        md5: {binary.Hash.Md5.ToUpperInvariant()}
        original_filename: {binary.OriginalFileName}
        observed_filename: {string.Join(" ", binary.ObservedPaths)}
        orig_mod_len: {binary.Size}
        copied_mod_len: {binary.CopiedSize}

        """);
}
