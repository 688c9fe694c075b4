using System.Globalization;

namespace CbResponse;

/// <summary>A server's version, compared number by number: <c>7.6.0.210101.1234</c>, <c>5.1.0-3</c>.</summary>
public sealed class ServerVersion : IComparable<ServerVersion>, IEquatable<ServerVersion>
{
    private readonly int[] _parts;

    private ServerVersion(string text, int[] parts)
    {
        Text = text;
        _parts = parts;
    }

    /// <summary>The version as the server writes it.</summary>
    public string Text { get; }

    /// <summary>First number.</summary>
    public int Major => _parts[0];

    /// <summary>Second number; 0 when there is none.</summary>
    public int Minor => _parts.Length > 1 ? _parts[1] : 0;

    /// <summary>Reads a version; null when the text does not begin with a number.</summary>
    public static ServerVersion? Parse(string? text)
    {
        List<int> parts = [];
        foreach (string part in (text ?? string.Empty).Trim().Split('.', '-', '+', '_'))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                break;
            parts.Add(number);
        }

        return parts.Count == 0 ? null : new ServerVersion(text!.Trim(), [.. parts]);
    }

    /// <summary>Whether this version is that one or a later one.</summary>
    public bool IsAtLeast(int major, int minor = 0) => Major > major || (Major == major && Minor >= minor);

    /// <inheritdoc/>
    public int CompareTo(ServerVersion? other)
    {
        if (other is null)
            return 1;
        for (int i = 0; i < Math.Max(_parts.Length, other._parts.Length); i++)
        {
            int mine = i < _parts.Length ? _parts[i] : 0;
            int theirs = i < other._parts.Length ? other._parts[i] : 0;
            if (mine != theirs)
                return mine.CompareTo(theirs);
        }

        return 0;
    }

    /// <inheritdoc/>
    public bool Equals(ServerVersion? other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ServerVersion other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Major * 397) + Minor);

    /// <summary>The version as the server writes it.</summary>
    public override string ToString() => Text;

    /// <summary>Whether both are the same version.</summary>
    public static bool operator ==(ServerVersion? left, ServerVersion? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they are different versions.</summary>
    public static bool operator !=(ServerVersion? left, ServerVersion? right) => !(left == right);

    /// <summary>Whether left is the earlier version.</summary>
    public static bool operator <(ServerVersion left, ServerVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether left is the later version.</summary>
    public static bool operator >(ServerVersion left, ServerVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether left is not the later version.</summary>
    public static bool operator <=(ServerVersion left, ServerVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether left is not the earlier version.</summary>
    public static bool operator >=(ServerVersion left, ServerVersion right) => left.CompareTo(right) >= 0;
}
