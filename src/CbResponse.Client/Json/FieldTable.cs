using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace CbResponse;

/// <summary>
/// Finds the number of a field by its name in UTF-8. Rows of one answer have their fields in the same order, so the field
/// that followed last time is tried first; that makes the common case one comparison.
/// </summary>
internal sealed class FieldTable
{
    public const int Unknown = -1;

    private readonly byte[][] _names;
    private readonly byte[][] _quoted;
    private readonly Dictionary<int, List<int>> _byHash = [];
    private readonly int[] _followers;

    /// <param name="names">The names; a field's number is its index.</param>
    public FieldTable(params string[] names)
    {
        _names = [.. names.Select(Encoding.UTF8.GetBytes)];
        _quoted = [.. names.Select(name => Encoding.UTF8.GetBytes($"\"{name}\":"))];
        _followers = new int[names.Length + 1];
        for (int i = 0; i <= names.Length; i++)
            _followers[i] = Unknown;
        for (int i = 0; i < _names.Length; i++)
        {
            int hash = Hash(_names[i]);
            if (!_byHash.TryGetValue(hash, out List<int>? fields))
                _byHash.Add(hash, fields = []);
            fields.Add(i);
        }
    }

    /// <summary>The name of a field.</summary>
    public string Name(int field) => Encoding.UTF8.GetString(_names[field]);

    /// <summary>Takes the name of the next field, with its colon. False when it has not arrived yet.</summary>
    /// <param name="cursor">Stands before the name.</param>
    /// <param name="previous">The field before, or <see cref="Unknown"/> at the beginning.</param>
    /// <param name="field">The field, or <see cref="Unknown"/>.</param>
    /// <param name="name">The name of an unknown field, as it stands in JSON; empty for a known one.</param>
    [MethodImpl(HotPath.Options)]
    public bool TryRead(ref JsonCursor cursor, int previous, out int field, out ReadOnlySpan<byte> name)
    {
        int slot = previous < 0 ? _names.Length : previous;
        field = _followers[slot];
        name = default;
        if (!cursor.TryPeek(out _))
            return false;
        if (field >= 0 && cursor.TryTakeExact(_quoted[field]))
            return true;
        if (!cursor.TryReadName(out name, out bool isEscaped))
            return false;
        field = Search(isEscaped ? Unescape(name) : name);
        _followers[slot] = field;
        if (field >= 0)
            name = default;
        return true;
    }

    private static byte[] Unescape(ReadOnlySpan<byte> name)
        => Encoding.UTF8.GetBytes(new TextDecoder().Decode(name, JsonTextKind.Escaped));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsSame(ReadOnlySpan<byte> left, byte[] right)
    {
        if (left.Length != right.Length)
            return false;
        int i = 0;
        for (; i + 8 <= left.Length; i += 8)
        {
            if (BinaryPrimitives.ReadUInt64LittleEndian(left.Slice(i)) != BinaryPrimitives.ReadUInt64LittleEndian(right.AsSpan(i)))
                return false;
        }

        for (; i < left.Length; i++)
        {
            if (left[i] != right[i])
                return false;
        }

        return true;
    }

    [MethodImpl(HotPath.Options)]
    private int Search(ReadOnlySpan<byte> name)
    {
        if (_byHash.TryGetValue(Hash(name), out List<int>? fields))
        {
            foreach (int field in fields)
            {
                if (IsSame(name, _names[field]))
                    return field;
            }
        }

        return Unknown;
    }

    [MethodImpl(HotPath.Options)]
    private static int Hash(ReadOnlySpan<byte> name)
    {
        int hash = name.Length;
        foreach (byte b in name)
            hash = unchecked((hash * 31) + b);
        return hash;
    }
}
