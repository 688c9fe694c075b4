namespace CbResponse.Query;

/// <summary>A value that its field can never hold.</summary>
internal sealed class ValueFormatRule : IQueryRule
{
    public string Id => "ValueFormat";

    public void Check(LintContext context)
    {
        foreach (LintTerm term in context.Terms)
        {
            if (term.Info is not { IsUncertain: false } info || IsOfAnotherRule(context, term))
                continue;
            FormatProblem? problem = term.Value switch
            {
                RangeValue range => RangeFormat.Check(range, term.Field!, info.Type),
                ExistsValue => null,
                RelativeTimeValue when info.Type == FieldType.DateTime => null,
                RelativeTimeValue time => Check(term, time.ToString(), info, context.Catalog),
                _ => Check(term, term.ValueText!, info, context.Catalog),
            };
            if (problem is null)
                continue;
            context.Report(
                this, QuerySeverity.Error, term.ValueSpan, problem.Message + ": no document matches it.", problem.Suggestion,
                problem.Replacement is null ? null : new QueryEdit(term.ValueSpan.Start, term.ValueSpan.Length, problem.Replacement));
        }
    }

    private static bool IsOfAnotherRule(LintContext context, LintTerm term)
        => (term.ValueText is { } text && string.IsNullOrWhiteSpace(text))
            || (term.Info!.Type == FieldType.DateTime && term.Value is WordValue word && RelativeTimeUnitRule.InMinutes(word.Text) is not null)
            || SplitValue.Find(context, term) is not null;

    private static FormatProblem? Check(LintTerm term, string value, FieldInfo info, FieldCatalog catalog) => info.Type switch
    {
        _ when info.Values.Count > 0 => ListFormat.Check(value, term.Value is WordValue { HasWildcard: true }, info),
        FieldType.Md5 or FieldType.Sha256 => HashFormat.Check(value, term.Field!, info.Type, catalog),
        FieldType.IPAddress => AddressFormat.Check(value, term.Field!, catalog),
        FieldType.Integer or FieldType.Float => NumberFormat.Check(value, term.Field!, info.Type),
        FieldType.DateTime => TimeFormat.Check(value, term.Field!),
        FieldType.Domain => DomainFormat.Check(value, term.Field!),
        FieldType.Keyword => FileNameFormat.Check(value, term.Field!, catalog),
        _ => null,
    };
}
