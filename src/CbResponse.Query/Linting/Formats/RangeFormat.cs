namespace CbResponse.Query;

/// <summary>The ends of ranges.</summary>
internal static class RangeFormat
{
    public static FormatProblem? Check(RangeValue range, FieldInfo field)
        => CheckEnd(range.Lower, field) ?? CheckEnd(range.Upper, field);

    private static FormatProblem? CheckEnd(string? end, FieldInfo field) => (end, field.Type) switch
    {
        (null, _) => null,
        (_, FieldType.Integer or FieldType.Float) when !NumberFormat.IsNumber(end, field.Type)
            => new FormatProblem($"'{end}' is no number", $"Write numbers, or * for an open end: {field.Name}:[5 TO *]."),
        (_, FieldType.DateTime) when !QueryTime.TryRead(end, out _)
            => new FormatProblem(
                $"'{end}' is no time that can end a range",
                $"Write days or moments in UTC: {field.Name}:[2024-03-05 TO *]. To count back from now leave the range out: {field.Name}:-24h."),
        _ => null,
    };
}
