namespace CbResponse.Query;

/// <summary>The ends of ranges.</summary>
internal static class RangeFormat
{
    public static FormatProblem? Check(RangeValue range, string field, FieldType type)
        => CheckEnd(range.Lower, field, type) ?? CheckEnd(range.Upper, field, type);

    private static FormatProblem? CheckEnd(string? end, string field, FieldType type) => (end, type) switch
    {
        (null, _) => null,
        (_, FieldType.Integer or FieldType.Float) when !NumberFormat.IsNumber(end, type)
            => new FormatProblem($"'{end}' is no number", $"Write numbers, or * for an open end: {field}:[5 TO *]."),
        (_, FieldType.DateTime) when !QueryTime.TryRead(end, out _)
            => new FormatProblem(
                $"'{end}' is no time that can end a range",
                $"Write days or moments in UTC: {field}:[2024-03-05 TO *]. To count back from now leave the range out: {field}:-24h."),
        _ => null,
    };
}
