using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CbResponse;

/// <summary>Reads texts that may also come as numbers or booleans (edr-api.md 1.9).</summary>
internal static class WireText
{
    /// <summary>The text, or null for null.</summary>
    /// <exception cref="JsonException">The value is a list or an object.</exception>
    public static string? Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => Get(ref reader),
        JsonTokenType.Number => Ascii(reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => throw WireFormat.Expected("a text", reader.TokenType),
    };

    /// <summary>The text or name that the reader stands at. What is not well-formed in it becomes U+FFFD.</summary>
    public static string Get(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Invalid UTF-8, or half of a surrogate pair.
            return Mend(reader.ValueSpan, reader.ValueIsEscaped);
        }
    }

    private static string Mend(ReadOnlySpan<byte> bytes, bool isEscaped)
    {
        string text = Encoding.UTF8.GetString(bytes.ToArray());
        if (isEscaped)
            text = Unescape(text);
        return Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(text));
    }

    /// <summary>The parser has seen that each escape is one of JSON's.</summary>
    private static string Unescape(string text)
    {
        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }

            char escaped = text[++i];
            if (escaped == 'u')
            {
                plain.Append((char)int.Parse(text.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                plain.Append(escaped switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => escaped });
            }
        }

        return plain.ToString();
    }

    internal static string Ascii(ReadOnlySpan<byte> bytes)
    {
#if NET8_0_OR_GREATER
        return Encoding.ASCII.GetString(bytes);
#else
        return Encoding.ASCII.GetString(bytes.ToArray());
#endif
    }
}
