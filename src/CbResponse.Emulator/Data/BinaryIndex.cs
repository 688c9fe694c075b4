namespace CbResponse.Emulator;

/// <summary>The binaries that the server knows.</summary>
internal sealed class BinaryIndex
{
    private readonly Dictionary<string, Binary> _byMd5 = new(StringComparer.OrdinalIgnoreCase);

    public BinaryIndex(IEnumerable<Binary> binaries)
    {
        All = [.. binaries.OrderBy(binary => binary.Hash.Md5, StringComparer.Ordinal)];
        foreach (Binary binary in All)
            _byMd5.Add(binary.Hash.Md5, binary);
    }

    /// <summary>All of them, by hash.</summary>
    public IReadOnlyList<Binary> All { get; }

    public Binary? Find(string md5) => _byMd5.GetValueOrDefault(md5);
}
