using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CbResponse;

/// <summary>
/// Reads the values of rows by the same rules as <see cref="WireText"/>, <see cref="WireNumber"/>, <see cref="WireBoolean"/> and
/// <see cref="WireTime"/>, which take over wherever a value is not in its plain form. False means: not all there yet.
/// </summary>
internal static class RowValue
{
    /// <summary>A text that repeats from row to row.</summary>
    [MethodImpl(HotPath.Options)]
    public static bool TryReadShared(ref JsonCursor cursor, TextDecoder texts, out string? value)
    {
        value = null;
        if (!cursor.TryPeek(out byte first))
            return false;
        if (first != '"')
            return TryReadOther(ref cursor, out value);
        if (!cursor.TryReadString(out ReadOnlySpan<byte> content, out JsonTextKind kind))
            return false;
        value = texts.Share(content, kind);
        return true;
    }

    /// <summary>A text of this row alone.</summary>
    [MethodImpl(HotPath.Options)]
    public static bool TryReadText(ref JsonCursor cursor, TextDecoder texts, out string? value)
    {
        value = null;
        if (!cursor.TryPeek(out byte first))
            return false;
        if (first != '"')
            return TryReadOther(ref cursor, out value);
        if (!cursor.TryReadString(out ReadOnlySpan<byte> content, out JsonTextKind kind))
            return false;
        value = texts.Decode(content, kind);
        return true;
    }

    /// <summary>A whole number.</summary>
    /// <exception cref="JsonException">The value is none.</exception>
    [MethodImpl(HotPath.Options)]
    public static bool TryReadInt64(ref JsonCursor cursor, TextDecoder texts, out long? value)
    {
        value = null;
        if (!cursor.TryPeek(out byte first))
            return false;
        if (cursor.TryTakePlainNumber(out long plain))
        {
            value = plain;
            return true;
        }

        if (first == '"')
        {
            if (!TryReadText(ref cursor, texts, out string? text))
                return false;
            value = WireNumber.FromText(text!);
            return true;
        }

        if (!cursor.TrySliceValue(out ReadOnlySpan<byte> slice))
            return false;
        value = ReadNumber(slice);
        return true;
    }

    /// <summary>A whole number of 32 bits.</summary>
    /// <exception cref="JsonException">The value is none.</exception>
    [MethodImpl(HotPath.Options)]
    public static bool TryReadInt32(ref JsonCursor cursor, TextDecoder texts, out int? value)
    {
        bool complete = TryReadInt64(ref cursor, texts, out long? number);
        value = number is < int.MinValue or > int.MaxValue ? WireNumber.Narrow(number) : (int?)number;
        return complete;
    }

    /// <summary>A boolean.</summary>
    /// <exception cref="JsonException">The value is none.</exception>
    [MethodImpl(HotPath.Options)]
    public static bool TryReadBoolean(ref JsonCursor cursor, TextDecoder texts, out bool? value)
    {
        value = null;
        if (!cursor.TryPeek(out byte first))
            return false;
        if (first == '"')
        {
            if (!TryReadText(ref cursor, texts, out string? text))
                return false;
            value = WireBoolean.FromText(text!);
            return true;
        }

        if (!cursor.TrySliceValue(out ReadOnlySpan<byte> slice))
            return false;
        if (slice.SequenceEqual("true"u8))
            value = true;
        else if (slice.SequenceEqual("false"u8))
            value = false;
        else
            value = ReadBoolean(slice);
        return true;
    }

    /// <summary>A moment.</summary>
    /// <exception cref="JsonException">The value is none.</exception>
    [MethodImpl(HotPath.Options)]
    public static bool TryReadTime(ref JsonCursor cursor, TextDecoder texts, out DateTime? value)
    {
        value = null;
        if (!cursor.TryPeek(out byte first))
            return false;
        if (first == '"')
        {
            if (!cursor.TryReadString(out ReadOnlySpan<byte> content, out JsonTextKind kind))
                return false;
            value = kind == JsonTextKind.Ascii && WireTime.TryParseIso(content, out DateTime time)
                ? time
                : WireTime.FromText(texts.Decode(content, kind));
            return true;
        }

        if (!cursor.TrySliceValue(out ReadOnlySpan<byte> slice))
            return false;
        value = ReadTime(slice);
        return true;
    }

    private static bool TryReadOther(ref JsonCursor cursor, out string? value)
    {
        value = null;
        if (!cursor.TrySliceValue(out ReadOnlySpan<byte> slice))
            return false;
        Utf8JsonReader reader = Open(slice);
        value = WireText.Read(ref reader);
        return true;
    }

    private static long? ReadNumber(ReadOnlySpan<byte> slice)
    {
        Utf8JsonReader reader = Open(slice);
        return WireNumber.ReadInt64(ref reader);
    }

    private static bool? ReadBoolean(ReadOnlySpan<byte> slice)
    {
        Utf8JsonReader reader = Open(slice);
        return WireBoolean.Read(ref reader);
    }

    private static DateTime? ReadTime(ReadOnlySpan<byte> slice)
    {
        Utf8JsonReader reader = Open(slice);
        return WireTime.Read(ref reader);
    }

    private static Utf8JsonReader Open(ReadOnlySpan<byte> slice)
    {
        Utf8JsonReader reader = new(slice);
        reader.Read();
        return reader;
    }
}
