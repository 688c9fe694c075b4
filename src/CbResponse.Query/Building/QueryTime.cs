using System.Globalization;

namespace CbResponse.Query;

/// <summary>The form of times in queries: UTC, whole seconds.</summary>
public static class QueryTime
{
    private const string DayForm = "yyyy-MM-dd";

    private static readonly string[] Forms =
    [
        DayForm, "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
    ];

    /// <summary>Writes a moment as <c>2024-03-05T06:07:08</c> in UTC; null stays null.</summary>
    public static string? Format(DateTimeOffset? time) => time is { } moment ? Write(moment.UtcDateTime) : null;

    /// <summary>As <see cref="Format"/>, a part of a second rounded up: the end of a range that shall hold the moment itself.</summary>
    public static string? FormatEnd(DateTimeOffset? time)
    {
        if (time is not { } moment)
            return null;
        DateTime utc = moment.UtcDateTime;
        bool hasParts = utc.Ticks % TimeSpan.TicksPerSecond != 0;
        return Write(hasParts && utc < DateTime.MaxValue.AddSeconds(-1) ? utc.AddSeconds(1) : utc);
    }

    /// <summary>Reads a day or a moment as queries write it, with or without a fraction and a final Z.</summary>
    internal static bool TryRead(string text, out DateTime time)
        => DateTime.TryParseExact(
            text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    /// <summary>Whether the text is a day without an hour.</summary>
    internal static bool IsDay(string text)
        => DateTime.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string Write(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
