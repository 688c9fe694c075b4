namespace CbResponse.Query;

/// <summary>A range that ends before it begins.</summary>
internal sealed class RangeReversedRule : IQueryRule
{
    public string Id => "RangeReversed";

    public void Check(LintContext context)
    {
        foreach (LintTerm term in context.Terms)
        {
            if (term.Info?.Type is not (FieldType.Integer or FieldType.Float or FieldType.DateTime))
                continue;
            if (term.Value is not RangeValue range || ValueInterval.Of(range, term.Info.Type) is not { IsEmpty: true })
                continue;
            string turned = $"[{range.Upper} TO {range.Lower}]";
            context.Report(
                this, QuerySeverity.Error, term.ValueSpan, "The range ends before it begins: no document matches.",
                $"The lower end comes first: {term.Field}:{turned}.", new QueryEdit(term.ValueSpan.Start, term.ValueSpan.Length, turned));
        }
    }
}
