using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CbResponse;

/// <summary>
/// Reads every form of a moment that the server writes (edr-api.md 1.8): ISO with 0 to 7 and more digits of a second, with
/// <c>Z</c>, an offset or no zone, with <c>T</c> or a blank; a date; RFC 822; seconds or milliseconds since 1970. The result is UTC.
/// </summary>
internal static class WireTime
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Never = new(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The moment in UTC; null for null, an empty text and -1.</summary>
    /// <exception cref="JsonException">The value is no moment.</exception>
    public static DateTime? Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number:
                return FromNumber(ref reader);
            case JsonTokenType.String:
                if (!reader.ValueIsEscaped && TryParseIso(reader.ValueSpan, out DateTime time))
                    return time;
                return FromText(WireText.Get(ref reader));
            default:
                throw WireFormat.Expected("a time", reader.TokenType);
        }
    }

    /// <summary>The moment; null where it is one of the server's ways to say "never": dates of 1970 and 1990 (edr-api.md 1.8).</summary>
    public static DateTime? NotNever(DateTime? time)
        => time < Epoch.AddDays(2) || (time >= Never.AddDays(-1) && time < Never.AddDays(1)) ? null : time;

    /// <summary>Parses a text in any of the forms.</summary>
    public static bool TryParse(string text, out DateTime time)
    {
        Span<byte> bytes = stackalloc byte[40];
        string trimmed = text.Trim();
        if (trimmed.Length <= bytes.Length && ToAscii(trimmed, bytes) && TryParseIso(bytes.Slice(0, trimmed.Length), out time))
            return true;
        return TryParseRfc822(trimmed, out time);
    }

    /// <summary>Parses <c>2024-03-05T06:07:08.123Z</c> and its relatives, without allocating.</summary>
    [MethodImpl(HotPath.Options)]
    public static bool TryParseIso(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !Digits(text, 0, 4, out int year) || !Digits(text, 5, 2, out int month) || !Digits(text, 8, 2, out int day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        DateTime date = new(year, month, day, 0, 0, 0, DateTimeKind.Utc);
        if (text.Length == 10)
        {
            time = date;
            return true;
        }

        return text[10] is (byte)'T' or (byte)'t' or (byte)' ' && TryParseClock(text.Slice(11), date, out time);
    }

    [MethodImpl(HotPath.Options)]
    private static bool TryParseClock(ReadOnlySpan<byte> text, DateTime date, out DateTime time)
    {
        time = default;
        if (text.Length < 8 || text[2] != ':' || text[5] != ':'
            || !Digits(text, 0, 2, out int hour) || !Digits(text, 3, 2, out int minute) || !Digits(text, 6, 2, out int second)
            || hour > 23 || minute > 59 || second > 60)
        {
            return false;
        }

        int position = 8;
        long fraction = 0;
        if (position < text.Length && text[position] == '.')
        {
            position++;
            int first = position;
            long unit = TimeSpan.TicksPerSecond / 10;
            for (; position < text.Length && text[position] is >= (byte)'0' and <= (byte)'9'; position++)
            {
                // Digits beyond .NET's 100 ns are cut off.
                fraction += (text[position] - '0') * unit;
                unit = unit / 10;
            }

            if (position == first)
                return false;
        }

        if (!TryParseZone(text.Slice(position), out int offsetMinutes))
            return false;
        long ticks = date.Ticks + (((hour * 60) + minute - offsetMinutes) * TimeSpan.TicksPerMinute) + (second * TimeSpan.TicksPerSecond) + fraction;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
            return false;
        time = new DateTime(ticks, DateTimeKind.Utc);
        return true;
    }

    /// <summary>Reads <c>Z</c>, <c>+01:00</c>, <c>+0100</c>, <c>+01</c>, or nothing, which means UTC.</summary>
    [MethodImpl(HotPath.Options)]
    private static bool TryParseZone(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 0 || (text.Length == 1 && text[0] is (byte)'Z' or (byte)'z'))
            return true;
        if (text.Length < 3 || text[0] is not ((byte)'+' or (byte)'-') || !Digits(text, 1, 2, out int hours))
            return false;
        int rest = 0;
        bool fits = text.Length switch
        {
            3 => true,
            5 => Digits(text, 3, 2, out rest),
            6 => text[3] == ':' && Digits(text, 4, 2, out rest),
            _ => false,
        };
        if (!fits || hours > 15 || rest > 59)
            return false;
        minutes = ((hours * 60) + rest) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    [MethodImpl(HotPath.Options)]
    private static bool Digits(ReadOnlySpan<byte> text, int start, int count, out int value)
    {
        value = 0;
        for (int i = start; i < start + count; i++)
        {
            int digit = text[i] - '0';
            if ((uint)digit > 9)
                return false;
            value = (value * 10) + digit;
        }

        return true;
    }

    private static bool TryParseRfc822(string text, out DateTime time)
    {
        bool fits = DateTimeOffset.TryParseExact(
            text,
            ["r", "ddd, d MMM yyyy HH:mm:ss 'GMT'", "ddd, d MMM yyyy HH:mm:ss zzz", "d MMM yyyy HH:mm:ss 'GMT'"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces,
            out DateTimeOffset moment);
        time = moment.UtcDateTime;
        return fits;
    }

    /// <summary>The moment of a text in any of the forms; null for an empty one and -1.</summary>
    /// <exception cref="JsonException">The text is no moment.</exception>
    public static DateTime? FromText(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Length == 0 || trimmed == "-1")
            return null;
        if (TryParse(trimmed, out DateTime time))
            return time;
        if (double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && FromEpoch(number) is { } moment)
            return moment;
        throw WireFormat.NotReadable("a time", text);
    }

    private static DateTime? FromNumber(ref Utf8JsonReader reader)
    {
        DateTime? time = null;
        if (reader.TryGetDouble(out double number))
        {
            if (number == -1)
                return null;
            time = FromEpoch(number);
        }

        return time ?? throw WireFormat.NotReadable("a time", WireText.Ascii(reader.ValueSpan));
    }

    /// <summary>Seconds since 1970 or, from the year 5138 in seconds on, milliseconds; null when no calendar holds it.</summary>
    private static DateTime? FromEpoch(double number)
    {
        double seconds = Math.Abs(number) >= 1e11 ? number / 1000 : number;
        double microseconds = Math.Round(seconds * 1e6);

        // Compared as whole numbers: the last moments of the calendar are closer together than doubles of their size.
        if (!(Math.Abs(microseconds) < 9e17))
            return null;
        long ticks = (long)microseconds * 10;
        return ticks >= -Epoch.Ticks && ticks <= DateTime.MaxValue.Ticks - Epoch.Ticks ? Epoch.AddTicks(ticks) : null;
    }

    private static bool ToAscii(string text, Span<byte> bytes)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] > '~')
                return false;
            bytes[i] = (byte)text[i];
        }

        return true;
    }
}
