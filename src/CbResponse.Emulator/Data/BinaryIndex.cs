using System.Collections.Concurrent;

namespace CbResponse.Emulator;

/// <summary>The binaries that the server knows.</summary>
internal sealed class BinaryIndex
{
    private readonly ConcurrentDictionary<string, Binary> _byMd5 = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();
    private volatile IReadOnlyList<Binary> _all;

    public BinaryIndex(IEnumerable<Binary> binaries)
    {
        _all = [.. binaries.OrderBy(binary => binary.Hash.Md5, StringComparer.Ordinal)];
        foreach (Binary binary in _all)
        {
            if (!_byMd5.TryAdd(binary.Hash.Md5, binary))
                throw new InvalidOperationException($"Two binaries have the hash {binary.Hash.Md5}.");
        }
    }

    /// <summary>All of them, by hash. A list that was handed out never changes.</summary>
    public IReadOnlyList<Binary> All => _all;

    public Binary? Find(string md5) => _byMd5.GetValueOrDefault(md5);

    /// <summary>Adds one, unless its hash is known.</summary>
    public bool TryAdd(Binary binary)
    {
        lock (_gate)
        {
            if (!_byMd5.TryAdd(binary.Hash.Md5, binary))
                return false;
            _all = [.. _all.Append(binary).OrderBy(known => known.Hash.Md5, StringComparer.Ordinal)];
            return true;
        }
    }
}
