namespace CbResponse.Emulator;

/// <summary>The binaries that the server knows.</summary>
internal sealed class BinaryIndex
{
    private readonly Dictionary<string, Binary> _byMd5 = new(StringComparer.OrdinalIgnoreCase);

    public BinaryIndex(IEnumerable<Binary> binaries)
    {
        foreach (Binary binary in binaries)
            _byMd5.Add(binary.Hash.Md5, binary);
    }

    public IReadOnlyCollection<Binary> All => _byMd5.Values;

    public Binary? Find(string md5) => _byMd5.GetValueOrDefault(md5);
}
