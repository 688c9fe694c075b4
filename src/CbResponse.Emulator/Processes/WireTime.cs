using System.Globalization;

namespace CbResponse.Emulator;

/// <summary>The server's many ways to write a time (edr-api.md 1.8). All times are UTC.</summary>
internal static class WireTime
{
    /// <summary><c>2024-03-05T06:07:08.12Z</c>: milliseconds with trailing zeros cut, and none when they are zero.</summary>
    public static string Document(DateTime time) => Format(time, "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'");

    /// <summary><c>2024-03-05T06:07:08.120Z</c></summary>
    public static string Milliseconds(DateTime time) => Format(time, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    /// <summary><c>2024-03-05T06:07:08.123456Z</c></summary>
    public static string Microseconds(DateTime time) => Format(time, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'");

    /// <summary><c>2024-03-05T06:07:08Z</c></summary>
    public static string Seconds(DateTime time) => Format(time, "yyyy-MM-dd'T'HH:mm:ss'Z'");

    /// <summary><c>2024-03-05 06:07:08.123456+00:00</c>: sensor, watchlist and ban records, in the server's zone.</summary>
    public static string Record(DateTime time) => Format(time, "yyyy-MM-dd HH:mm:ss.ffffff'+00:00'");

    /// <summary><c>2024-03-05 06:07:08.123</c> or with six digits: inside pipe-delimited events.</summary>
    public static string Event(DateTime time, bool micro)
        => Format(time, micro ? "yyyy-MM-dd HH:mm:ss.ffffff" : "yyyy-MM-dd HH:mm:ss.fff");

    /// <summary><c>2024-03-05T06:07:08</c>: how the query parser writes dates back.</summary>
    public static string Term(DateTime time) => Format(time, "yyyy-MM-dd'T'HH:mm:ss");

    /// <summary>The moment with whole milliseconds, which is all that documents keep.</summary>
    public static DateTime Cut(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    public static long EpochMilliseconds(DateTime time) => (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;

    public static DateTime FromEpochMilliseconds(long milliseconds) => DateTime.UnixEpoch.AddMilliseconds(milliseconds);

    private static string Format(DateTime time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
