using System.Globalization;
using System.Net;

namespace CbResponse;

/// <summary>
/// Reads IP addresses: a signed 32-bit number whose bytes are in network order, the same as text, or dotted and IPv6 text
/// (edr-api.md 1.9 and 4.5).
/// </summary>
internal static class WireAddress
{
    /// <summary>The address of a signed number: -889163511 is 203.0.113.9.</summary>
    public static IPAddress FromNumber(long number)
    {
        uint bits = unchecked((uint)number);
        return new IPAddress([(byte)(bits >> 24), (byte)(bits >> 16), (byte)(bits >> 8), (byte)bits]);
    }

    /// <summary>The address of a text; null when it is none.</summary>
    public static IPAddress? FromText(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Length == 0)
            return null;
        if (long.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
            return FromNumber(number);
        return IPAddress.TryParse(trimmed, out IPAddress? address) ? address : null;
    }
}
