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
            return new TextDecoder().Decode(reader.ValueSpan, reader.ValueIsEscaped ? JsonTextKind.Escaped : JsonTextKind.Utf8);
        }
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
