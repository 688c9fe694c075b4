using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>The dates of queries and of time windows (edr-api.md 2.2), in UTC.</summary>
internal static class QueryDate
{
    private static readonly string[] Forms =
    [
        "yyyy",
        "yyyy-MM",
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH",
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
    ];

    /// <summary>A moment; a missing part is the beginning of it.</summary>
    public static bool TryRead(string text, out DateTime time)
        => DateTime.TryParseExact(
            text.TrimEnd('Z', 'z'),
            Forms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out time);

    /// <summary>A moment, or one given by its distance from now: <c>-24h</c>.</summary>
    public static bool TryRead(string text, DateTime now, out DateTime time)
    {
        if (TryRead(text, out time))
            return true;
        if (!TryReadRelative(text, out RelativeTimeValue? relative))
            return false;
        time = Before(now, relative);
        return true;
    }

    /// <summary>Whether the text is a time that depends on the clock.</summary>
    public static bool IsRelative(string? text) => text is not null && TryReadRelative(text, out _);

    public static DateTime Before(DateTime now, RelativeTimeValue relative)
        => relative.Duration.Ticks >= now.Ticks ? DateTime.UnixEpoch : now - relative.Duration;

    private static bool TryReadRelative(string text, [NotNullWhen(true)] out RelativeTimeValue? relative)
    {
        relative = null;
        if (text.Length < 3 || text[0] != '-' || char.ToLowerInvariant(text[^1]) is not ('h' or 'm' or 's'))
            return false;
        if (!long.TryParse(text.AsSpan(1, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out long amount))
            return false;
        relative = new RelativeTimeValue(amount, char.ToLowerInvariant(text[^1]));
        return true;
    }
}
