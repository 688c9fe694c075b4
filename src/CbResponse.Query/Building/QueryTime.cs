using System.Globalization;

namespace CbResponse.Query;

/// <summary>The form of times in queries: UTC, whole seconds.</summary>
public static class QueryTime
{
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

    private static string Write(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
