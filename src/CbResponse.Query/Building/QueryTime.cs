using System.Globalization;

namespace CbResponse.Query;

/// <summary>The form of times in queries: UTC, whole seconds.</summary>
public static class QueryTime
{
    /// <summary>Writes a moment as <c>2024-03-05T06:07:08</c> in UTC; null stays null.</summary>
    public static string? Format(DateTimeOffset? time)
        => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
