using System.Text;
using System.Text.Json;

namespace CbResponse;

/// <summary>
/// Finds the number of a field by its name in UTF-8. Rows of one answer have their fields in the same order, so the field
/// that followed last time is tried first; that makes the common case one comparison.
/// </summary>
internal sealed class FieldTable
{
    public const int Unknown = -1;

    private readonly byte[][] _names;
    private readonly Dictionary<int, List<int>> _byHash = [];
    private readonly int[] _followers;

    /// <param name="names">The names; a field's number is its index.</param>
    public FieldTable(params string[] names)
    {
        _names = [.. names.Select(Encoding.UTF8.GetBytes)];
        _followers = new int[names.Length + 1];
        for (int i = 0; i < _names.Length; i++)
        {
            _followers[i] = Unknown;
            int hash = Hash(_names[i]);
            if (!_byHash.TryGetValue(hash, out List<int>? fields))
                _byHash.Add(hash, fields = []);
            fields.Add(i);
        }

        _followers[names.Length] = Unknown;
    }

    /// <summary>The name of a field.</summary>
    public string Name(int field) => Encoding.UTF8.GetString(_names[field]);

    /// <summary>The field whose name the reader stands at, or <see cref="Unknown"/>.</summary>
    /// <param name="reader">Stands at a property name.</param>
    /// <param name="previous">The field before, or <see cref="Unknown"/> at the beginning.</param>
    public int Find(ref Utf8JsonReader reader, int previous)
    {
        ReadOnlySpan<byte> name = reader.ValueSpan;
        int slot = previous < 0 ? _names.Length : previous;
        int expected = _followers[slot];
        if (expected >= 0 && name.SequenceEqual(_names[expected]))
            return expected;
        int found = reader.ValueIsEscaped ? Search(Encoding.UTF8.GetBytes(WireText.Get(ref reader))) : Search(name);
        _followers[slot] = found;
        return found;
    }

    private int Search(ReadOnlySpan<byte> name)
    {
        if (_byHash.TryGetValue(Hash(name), out List<int>? fields))
        {
            foreach (int field in fields)
            {
                if (name.SequenceEqual(_names[field]))
                    return field;
            }
        }

        return Unknown;
    }

    private static int Hash(ReadOnlySpan<byte> name)
    {
        int hash = name.Length;
        foreach (byte b in name)
            hash = unchecked((hash * 31) + b);
        return hash;
    }
}
