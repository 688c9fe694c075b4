using CbResponse.Query;

namespace CbResponse;

/// <summary>A field by which rows can be ordered and searched alike, so that a search can be asked again from a row on.</summary>
/// <param name="Name">Its name in queries.</param>
/// <param name="Value">Its value as a number, times in seconds; null where a row has none.</param>
/// <param name="IsTime">Whether it is a time.</param>
internal sealed record WindowField<T>(string Name, Func<T, double?> Value, bool IsTime = false)
{
    private const long UnixEpochTicks = 621_355_968_000_000_000;

    /// <summary>The rows between two values, ends included; null is an open end.</summary>
    public CbQuery Range(long? from, long? to)
        => IsTime ? FieldQuery.Between(Name, Moment(from), Moment(to)) : FieldQuery.InRange(Name, from, to);

    /// <summary>A time as the number that it is here.</summary>
    public static double? Seconds(DateTime? time) => time is { } moment ? (moment.Ticks - UnixEpochTicks) / (double)TimeSpan.TicksPerSecond : null;

    private static DateTimeOffset? Moment(long? seconds) => seconds is { } number ? DateTimeOffset.FromUnixTimeSeconds(number) : null;
}
