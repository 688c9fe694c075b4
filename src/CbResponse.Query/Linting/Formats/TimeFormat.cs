namespace CbResponse.Query;

/// <summary>Days, moments and relative times (edr-api.md 2.2).</summary>
internal static class TimeFormat
{
    public static FormatProblem? Check(string value, string field)
    {
        if (QueryTime.TryRead(value, out _))
            return null;
        string trimmed = value.Trim();
        string joined = trimmed.Replace(' ', 'T');
        if (joined.Length > "2024-03-05".Length && QueryTime.TryRead(joined, out _))
            return new FormatProblem("A time is written with T between day and hour", $"Write {field}:{joined}.", joined);
        return QuerySyntaxFacts.AsRelativeTime("-" + trimmed) is null
            ? new FormatProblem("This is no time", $"Write {field}:2024-03-05, {field}:2024-03-05T06:00:00, or {field}:-24h; all in UTC.")
            : new FormatProblem("A relative time begins with a minus sign", $"Write {field}:-{trimmed}.", "-" + trimmed);
    }
}
