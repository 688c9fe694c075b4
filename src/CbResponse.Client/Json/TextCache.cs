using System.Text.Json;

namespace CbResponse;

/// <summary>
/// Gives the same string for the same text, as host names, users and paths repeat from row to row. A fixed number of
/// places, each holding the text seen last; not thread-safe.
/// </summary>
internal sealed class TextCache
{
    private const int Places = 2048;
    private const int LongestText = 160;

    private readonly string?[] _texts = new string?[Places];

    /// <summary>The text that the reader stands at, by the rules of <see cref="WireText"/>.</summary>
    public string? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped || reader.ValueSpan.Length > LongestText)
            return WireText.Read(ref reader);
        ReadOnlySpan<byte> bytes = reader.ValueSpan;
        if (bytes.IsEmpty)
            return string.Empty;
        ref string? place = ref _texts[Hash(bytes) & (Places - 1)];
        if (place is not null && IsSame(bytes, place))
            return place;
        return place = WireText.Get(ref reader);
    }

    /// <summary>Whether the bytes are the text, in ASCII. Text beyond ASCII is never the same: it is made anew each time.</summary>
    private static bool IsSame(ReadOnlySpan<byte> bytes, string text)
    {
        if (bytes.Length != text.Length)
            return false;
#if NET8_0_OR_GREATER
        return System.Text.Ascii.Equals(bytes, text);
#else
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != text[i] || bytes[i] > 0x7F)
                return false;
        }

        return true;
#endif
    }

    private static int Hash(ReadOnlySpan<byte> bytes)
    {
        uint hash = (uint)bytes.Length;
        int i = 0;
        for (; i + 4 <= bytes.Length; i += 4)
        {
            uint four = bytes[i] | ((uint)bytes[i + 1] << 8) | ((uint)bytes[i + 2] << 16) | ((uint)bytes[i + 3] << 24);
            hash = unchecked((hash ^ four) * 0x9E3779B1);
            hash ^= hash >> 15;
        }

        for (; i < bytes.Length; i++)
            hash = unchecked((hash ^ bytes[i]) * 0x9E3779B1);
        return (int)(hash ^ (hash >> 16));
    }
}
