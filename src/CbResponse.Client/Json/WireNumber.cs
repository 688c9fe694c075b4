using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace CbResponse;

/// <summary>Reads whole numbers that may also come as text or with a fraction of zero (edr-api.md 1.9).</summary>
internal static class WireNumber
{
    /// <summary>The number, or null for null and for an empty text.</summary>
    /// <exception cref="JsonException">The value is no whole number.</exception>
    public static long? ReadInt64(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number:
                return reader.TryGetInt64(out long number) ? number : FromDouble(ref reader);
            case JsonTokenType.String:
                return FromText(ref reader);
            default:
                throw WireFormat.Expected("a number", reader.TokenType);
        }
    }

    /// <summary>The number, or null for null and for an empty text.</summary>
    /// <exception cref="JsonException">The value is no whole number of 32 bits.</exception>
    public static int? ReadInt32(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int fast))
            return fast;
        return Narrow(ReadInt64(ref reader));
    }

    /// <summary>The number in 32 bits.</summary>
    /// <exception cref="JsonException">It does not fit.</exception>
    public static int? Narrow(long? number)
    {
        if (number is < int.MinValue or > int.MaxValue)
            throw WireFormat.NotReadable("a number of 32 bits", number.Value.ToString(CultureInfo.InvariantCulture));
        return (int?)number;
    }

    /// <summary>A number with a fraction, or null for null and for an empty text.</summary>
    /// <exception cref="JsonException">The value is no number.</exception>
    public static double? ReadDouble(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType == JsonTokenType.Number)
            return reader.TryGetDouble(out double number) ? number : throw WireFormat.NotReadable("a number", WireText.Ascii(reader.ValueSpan));
        if (reader.TokenType != JsonTokenType.String)
            throw WireFormat.Expected("a number", reader.TokenType);
        string text = WireText.Get(ref reader).Trim();
        if (text.Length == 0)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw WireFormat.NotReadable("a number", text);
    }

    private static long FromDouble(ref Utf8JsonReader reader)
    {
        if (!reader.TryGetDouble(out double number) || Math.Floor(number) != number || Math.Abs(number) > 1e15)
            throw WireFormat.NotReadable("a whole number", WireText.Ascii(reader.ValueSpan));
        return (long)number;
    }

    private static long? FromText(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> digits = reader.ValueSpan;
        if (!reader.ValueIsEscaped && Utf8Parser.TryParse(digits, out long number, out int used) && used == digits.Length)
            return number;
        return FromText(WireText.Get(ref reader));
    }

    /// <summary>The number of a text; null for an empty one.</summary>
    /// <exception cref="JsonException">The text is no whole number.</exception>
    public static long? FromText(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Length == 0)
            return null;
        return long.TryParse(trimmed, NumberStyles.Integer, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw WireFormat.NotReadable("a number", text);
    }
}
