using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;

namespace CbResponse;

/// <summary>A network interface of a host.</summary>
/// <param name="IPAddress">Its address; null when the server's text is none.</param>
/// <param name="PhysicalAddress">Its hardware address; null when the server's text is none.</param>
public sealed record NetworkAdapter(IPAddress? IPAddress, PhysicalAddress? PhysicalAddress)
{
    /// <summary>Both addresses.</summary>
    public override string ToString() => $"{IPAddress} ({PhysicalAddress})";

    /// <summary>Reads <c>ip,mac|ip,mac|</c>. Pieces that are no pair are left out (edr-api.md 3.8).</summary>
    internal static IReadOnlyList<NetworkAdapter> ParseList(string? text)
    {
        List<NetworkAdapter> adapters = [];
        foreach (string piece in (text ?? string.Empty).Split('|'))
        {
            string[] parts = piece.Split(',');
            if (parts.Length == 2)
                adapters.Add(new NetworkAdapter(WireAddress.FromText(parts[0]), ParseHardware(parts[1])));
        }

        return adapters;
    }

    /// <summary>Two digits a byte, with or without separators. The framework's own parser takes capitals only on .NET Framework.</summary>
    private static PhysicalAddress? ParseHardware(string text)
    {
        string digits = text.Trim().Replace(":", string.Empty).Replace("-", string.Empty);
        if (digits.Length is 0 || digits.Length % 2 != 0)
            return null;
        byte[] bytes = new byte[digits.Length / 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (!byte.TryParse(digits.Substring(2 * i, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[i]))
                return null;
        }

        return new PhysicalAddress(bytes);
    }
}
