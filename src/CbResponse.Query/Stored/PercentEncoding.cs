using System.Globalization;
using System.Text;

namespace CbResponse.Query;

/// <summary>The encoding of values in the query part of an address, as the server keeps it with watchlists.</summary>
internal static class PercentEncoding
{
    /// <summary>Everything but letters, digits and <c>- _ . ~</c> becomes percent sequences of UTF-8.</summary>
    public static string Encode(string text)
    {
        StringBuilder encoded = new(text.Length + 16);
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            char c = (char)value;
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' or '~')
                encoded.Append(c);
            else
                encoded.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }

    /// <summary>Reverses <see cref="Encode"/>; <c>+</c> is a blank. What is no percent sequence of UTF-8 stays as it is.</summary>
    public static string Decode(string text)
    {
        if (text.IndexOf('%') < 0)
            return text.Replace('+', ' ');
        StringBuilder decoded = new(text.Length);
        List<byte> bytes = [];
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '%' || ByteAt(text, i) is not { } first)
            {
                decoded.Append(text[i] == '+' ? ' ' : text[i]);
                continue;
            }

            bytes.Clear();
            bytes.Add(first);
            while (bytes.Count < LengthOfCharacter(first) && ByteAt(text, i + (3 * bytes.Count)) is { } next)
                bytes.Add(next);
            if (AsCharacter(bytes) is { } character)
            {
                decoded.Append(character);
                i += (3 * bytes.Count) - 1;
            }
            else
            {
                decoded.Append('%');
            }
        }

        return decoded.ToString();
    }

    private static byte? ByteAt(string text, int index)
        => index + 2 < text.Length && text[index] == '%' && Uri.IsHexDigit(text[index + 1]) && Uri.IsHexDigit(text[index + 2])
            ? (byte)((Uri.FromHex(text[index + 1]) << 4) | Uri.FromHex(text[index + 2]))
            : null;

    private static int LengthOfCharacter(byte first) => first switch { < 0x80 => 1, < 0xE0 => 2, < 0xF0 => 3, _ => 4 };

    private static string? AsCharacter(List<byte> bytes)
    {
        byte[] array = [.. bytes];
        string character = Encoding.UTF8.GetString(array);

        // Bytes that are no UTF-8 become replacement characters, and those have other bytes.
        return Encoding.UTF8.GetBytes(character).SequenceEqual(array) ? character : null;
    }
}
