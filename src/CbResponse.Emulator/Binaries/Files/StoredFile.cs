namespace CbResponse.Emulator;

/// <summary>What the server has kept of a file.</summary>
/// <param name="Content">The whole file; the server may have fewer bytes of it.</param>
internal sealed record StoredFile(FileContent Content)
{
    public ZipForm Form { get; init; }

    /// <summary>Instead of the content, as many megabytes of zeros; 0 for the content.</summary>
    public int BombMegabytes { get; init; }

    /// <summary>Names and texts of further entries, which come first.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Entries { get; init; } = [];
}
