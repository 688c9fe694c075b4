namespace CbResponse.Query;

/// <summary>A name that is no field of any index. A lenient server finds nothing by it, a strict one refuses the query.</summary>
internal sealed class UnknownFieldRule : IQueryRule
{
    private const int Suggestions = 3;

    public string Id => "UnknownField";

    public void Check(LintContext context)
    {
        foreach (LintTerm term in context.Terms)
        {
            if (term.Field is not null && term.Info is null && term.IsFirstOfField && OtherIndex.IndexOf(term.Field) is null)
                Report(context, term);
        }
    }

    private void Report(LintContext context, LintTerm term)
    {
        string name = term.Field!;
        string message = $"No index has a field '{name}': the server finds nothing by it, or refuses the query.";
        if (term.Value is WordValue word && word.Text.StartsWith("//", StringComparison.Ordinal))
        {
            context.Report(
                this, QuerySeverity.Error, term.FieldSpan, message,
                $"The colon makes a field of '{name}'. Put the address in double quotes: \"{name}:{word.Text}\".");
            return;
        }

        IReadOnlyList<FieldInfo> nearest = context.Catalog.Nearest(name, Suggestions);
        context.Report(
            this, QuerySeverity.Error, term.FieldSpan, message,
            nearest.Count == 0
                ? $"For a value with a colon in it write \\: or put it in double quotes: \"{name}:...\"."
                : $"Did you mean {string.Join(" or ", nearest.Select(field => field.Name))}?",
            context.Catalog.FindSlip(name) is { } meant ? new QueryEdit(term.FieldSpan.Start, term.FieldSpan.Length, meant.Name) : null);
    }
}
