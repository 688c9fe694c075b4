using System.Globalization;
using System.Net;

namespace CbResponse.Emulator;

/// <summary>An address or, with a mask, a network; IPv4 and IPv6.</summary>
internal sealed class AddressMatcher
{
    private readonly byte[] _address;
    private readonly int _bits;
    private Verdicts.Book<IPAddress>? _verdicts;

    private AddressMatcher(byte[] address, int bits)
    {
        _address = address;
        _bits = bits;
    }

    public bool IsIPv6 => _address.Length == 16;

    /// <summary>Null when the text is no address.</summary>
    public static AddressMatcher? Read(string text)
    {
        int slash = text.IndexOf('/');
        string host = slash < 0 ? text : text[..slash];

        // IPAddress takes "1" and "1.2" too; nobody means those.
        bool whole = host.Contains(':') || host.Count(c => c == '.') == 3;
        if (!whole || !IPAddress.TryParse(host, out IPAddress? address))
            return null;
        byte[] bytes = address.GetAddressBytes();
        int bits = bytes.Length * 8;
        if (slash >= 0
            && (!int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out bits) || bits > bytes.Length * 8))
            return null;
        return new AddressMatcher(bytes, bits);
    }

    /// <summary>Which addresses of a vocabulary match.</summary>
    public Verdicts Over(Vocabulary<IPAddress> vocabulary) => (_verdicts ??= new Verdicts.Book<IPAddress>(Matches)).Over(vocabulary);

    public bool Matches(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (!address.TryWriteBytes(bytes, out int length) || length != _address.Length)
            return false;
        int whole = _bits / 8;
        if (!bytes[..whole].SequenceEqual(_address.AsSpan(0, whole)))
            return false;
        int rest = _bits % 8;
        int mask = 0xFF << (8 - rest) & 0xFF;
        return rest == 0 || (bytes[whole] & mask) == (_address[whole] & mask);
    }
}
