using System.Globalization;

namespace CbResponse;

/// <summary>Brings hours, days of the week and dates into the order of time. Everything else stays as the server sends it: the most frequent first.</summary>
internal static class FacetOrder
{
    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>Whether a field holds moments, of which servers count the recent ones by day or by month.</summary>
    public static bool IsTime(string field) => field is "start" or "digsig_sign_time" or "server_added_timestamp";

    public static IReadOnlyList<FacetValue> Sort(string field, IReadOnlyList<FacetValue> values) => field switch
    {
        "hour_of_day" => By(values, HourOf),
        "day_of_week" => By(values, WeekdayOf),
        _ => IsTime(field) ? By(values, TimeOf) : values,
    };

    /// <summary>One value without a place among the others, and the server's order stays.</summary>
    private static IReadOnlyList<FacetValue> By(IReadOnlyList<FacetValue> values, Func<string, long?> placeOf)
        => values.All(value => placeOf(value.Name) is not null) ? [.. values.OrderBy(value => placeOf(value.Name))] : values;

    private static long? HourOf(string name)
        => long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out long hour) ? hour : null;

    private static long? WeekdayOf(string name)
    {
        int day = Array.IndexOf(Weekdays, name.ToLowerInvariant());
        return day >= 0 ? day : HourOf(name);
    }

    private static long? TimeOf(string name)
        => DateTimeOffset.TryParse(name, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time.UtcTicks : null;
}
