using System.Globalization;

namespace CbResponse.Query;

/// <summary>A relative time in days or weeks, which the server does not know (edr-api.md 2.1).</summary>
internal sealed class RelativeTimeUnitRule : IQueryRule
{
    private const int MinutesOfDay = 24 * 60;

    public string Id => "RelativeTimeUnit";

    public void Check(LintContext context)
    {
        foreach (LintTerm term in context.Terms)
        {
            if (term.Info is not { Type: FieldType.DateTime } || term.Value is not WordValue word || InMinutes(word.Text) is not { } minutes)
                continue;
            context.Report(
                this, QuerySeverity.Error, term.ValueSpan,
                $"'{word.Text}' is no time to the server: it counts back in hours (h), minutes (m) and seconds (s) only.",
                $"In minutes: {term.Field}:-{minutes}m.",
                new QueryEdit(term.ValueSpan.Start, term.ValueSpan.Length, $"-{minutes}m"));
        }
    }

    /// <summary>The minutes of <c>-7d</c> or <c>-2w</c>, or null for any other text.</summary>
    public static string? InMinutes(string text)
    {
        if (text.Length < 3 || text.Length > 8 || text[0] != '-')
            return null;
        int days = text[text.Length - 1] switch { 'd' or 'D' => 1, 'w' or 'W' => 7, _ => 0 };
        return days > 0 && long.TryParse(text.Substring(1, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out long count)
            ? (count * days * MinutesOfDay).ToString(CultureInfo.InvariantCulture)
            : null;
    }
}
