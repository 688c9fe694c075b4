using System.Globalization;

namespace CbResponse.Query;

/// <summary>Whole numbers and numbers with a fraction.</summary>
internal static class NumberFormat
{
    public static FormatProblem? Check(string value, string field, FieldType type)
    {
        if (!IsNumber(value, type))
        {
            string? range = AsRange(value, type);
            return new FormatProblem(
                type == FieldType.Integer ? $"'{field}' holds whole numbers" : $"'{field}' holds numbers",
                range is null ? $"Write {field}:5, or a range: {field}:[5 TO *]." : $"Write a range: {field}:{range}.", range);
        }

        bool isPort = field.Equals("ipport", StringComparison.OrdinalIgnoreCase);
        return isPort && !ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? new FormatProblem("A port is a number from 0 to 65535", null)
            : null;
    }

    public static bool IsNumber(string text, FieldType type)
        => type == FieldType.Integer
            ? long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    /// <summary><c>&gt;5</c> as <c>[6 TO *]</c>. A limit with a fraction has no neighbour, so there only <c>&gt;=</c> can be said.</summary>
    private static string? AsRange(string value, FieldType type)
    {
        if (value.Length < 2 || value[0] is not ('>' or '<'))
            return null;
        bool orEqual = value[1] == '=';
        string number = value.Substring(orEqual ? 2 : 1);
        if (!orEqual)
        {
            if (type != FieldType.Integer || !int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int limit))
                return null;
            number = ((long)limit + (value[0] == '>' ? 1 : -1)).ToString(CultureInfo.InvariantCulture);
        }

        if (!IsNumber(number, type))
            return null;
        return value[0] == '>' ? $"[{number} TO *]" : $"[* TO {number}]";
    }
}
