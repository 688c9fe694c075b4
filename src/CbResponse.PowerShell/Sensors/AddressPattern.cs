using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;

namespace CbResponse.PowerShell;

/// <summary>Says which addresses are meant: one, a network such as <c>10.20.0.0/16</c>, or a text with wildcards.</summary>
internal sealed class AddressPattern
{
    private const int BitsPerPart = 8;

    private readonly IPAddress? _address;
    private readonly int _bits;
    private readonly WildcardPattern? _pattern;

    private AddressPattern(IPAddress? address, int bits, WildcardPattern? pattern, string? part)
    {
        _address = address;
        _bits = bits;
        _pattern = pattern;
        Part = part;
    }

    /// <summary>A part that every such address has as the server writes it; null when there is none.</summary>
    public string? Part { get; }

    /// <summary>Whether a text is an address or a network, in full: the system reads <c>10.20</c> as <c>10.0.0.20</c>.</summary>
    public static bool IsAddressOrNetwork(string text) => TryRead(text.Trim(), out _, out _);

    /// <exception cref="FormatException">The text is no address, network or pattern.</exception>
    public static AddressPattern Parse(string text)
    {
        string trimmed = text.Trim();
        if (WildcardPattern.ContainsWildcardCharacters(trimmed))
        {
            string start = trimmed.Substring(0, trimmed.IndexOfAny(['*', '?', '[', '`']));
            bool isPlain = start.Length > 0 && start.All(c => c is '.' or (>= '0' and <= '9'));
            return new AddressPattern(null, 0, WildcardPattern.Get(trimmed, WildcardOptions.IgnoreCase), isPlain ? start : null);
        }

        if (!TryRead(trimmed, out IPAddress address, out int bits))
            throw Wrong(text);

        // Of an IPv6 address the server may write another form.
        bool isOne = bits == BitsPerPart * 4 && address.AddressFamily == AddressFamily.InterNetwork;
        return new AddressPattern(address, bits, null, isOne ? address.ToString() : null);
    }

    public bool IsMatch(IPAddress? address)
    {
        if (address is null)
            return false;
        if (_pattern is not null)
            return _pattern.IsMatch(address.ToString());
        byte[] wanted = _address!.GetAddressBytes();
        byte[] bytes = address.GetAddressBytes();
        if (bytes.Length != wanted.Length)
            return false;
        for (int i = 0; i < _bits; i++)
        {
            int mask = 0x80 >> (i % 8);
            if (((bytes[i / 8] ^ wanted[i / 8]) & mask) != 0)
                return false;
        }

        return true;
    }

    private static bool TryRead(string text, out IPAddress address, out int bits)
    {
        string[] parts = text.Split('/');
        bits = 0;
        if (!IPAddress.TryParse(parts[0], out address!) || (address.AddressFamily == AddressFamily.InterNetwork && parts[0].Count(c => c == '.') != 3))
            return false;
        int most = address.GetAddressBytes().Length * BitsPerPart;
        bits = most;
        return parts.Length == 1 || (parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out bits) && bits <= most);
    }

    private static FormatException Wrong(string text)
        => new($"'{text}' is no address. Give one, such as 10.20.1.11, a network, such as 10.20.0.0/16, or a pattern, such as 10.20.*.");
}
