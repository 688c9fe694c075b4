using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CbResponse.Query;

/// <summary>Addresses and networks. IPv4 and IPv6 have different fields.</summary>
internal static class AddressFormat
{
    private const string SixField = "ipv6addr";

    public static FormatProblem? Check(string value, string field, FieldCatalog catalog)
    {
        bool wantsSix = field.Equals(SixField, StringComparison.OrdinalIgnoreCase);
        int slash = value.IndexOf('/');
        string address = slash < 0 ? value : value.Substring(0, slash);
        bool isFour = IsFour(address);
        bool isSix = !isFour && IsSix(address);
        if (isFour || isSix)
        {
            if (slash >= 0 && !IsMask(value.Substring(slash + 1), isFour ? 32 : 128))
                return new FormatProblem("The mask of the network is wrong", $"Write the number of its bits, 0 to {(isFour ? 32 : 128)}: {address}/{(isFour ? 24 : 64)}.");
            if (isFour != wantsSix)
                return null;
            string other = wantsSix ? "ipaddr" : SixField;
            return catalog.Find(other) is null
                ? null
                : new FormatProblem($"'{field}' holds IPv{(wantsSix ? 6 : 4)} addresses only", $"Write {other}:{value}.");
        }

        return new FormatProblem("This is no address and no network", Advise(value, field, wantsSix));
    }

    private static string Advise(string value, string field, bool wantsSix)
    {
        if (wantsSix)
            return $"Write {field}:2001:db8::1, or a network as {field}:2001:db8::/32.";
        if (Network(value) is { } network)
            return $"Write a network with its mask: {field}:{network}.";
        int colon = value.LastIndexOf(':');
        return colon > 0 && IsFour(value.Substring(0, colon))
            ? $"A port is a criterion of its own: {field}:{value.Substring(0, colon)} ipport:{value.Substring(colon + 1)}."
            : $"Write {field}:10.1.2.3, or a network as {field}:10.0.0.0/8.";
    }

    /// <summary><c>10.1.*</c> or <c>10.1.</c> as <c>10.1.0.0/16</c>.</summary>
    private static string? Network(string value)
    {
        string[] parts = [.. value.TrimEnd('*').TrimEnd('.').Split('.')];
        bool isOpen = value.Length > 0 && value[value.Length - 1] is '*' or '.';
        return isOpen && parts.Length is >= 1 and <= 3 && parts.All(IsByte)
            ? string.Join(".", [.. parts, .. Enumerable.Repeat("0", 4 - parts.Length)]) + $"/{8 * parts.Length}"
            : null;
    }

    private static bool IsFour(string text)
    {
        string[] parts = text.Split('.');
        return parts.Length == 4 && parts.All(IsByte);
    }

    private static bool IsByte(string text) => byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsSix(string text)
        => text.IndexOf(':') >= 0 && text.IndexOf('[') < 0
            && IPAddress.TryParse(text, out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    private static bool IsMask(string text, int bits)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int mask) && mask <= bits;
}
