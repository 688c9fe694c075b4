namespace CbResponse.Query;

/// <summary>Quotes with nothing between them: no document holds an empty value.</summary>
internal sealed class EmptyValueRule : IQueryRule
{
    public string Id => "EmptyValue";

    public void Check(LintContext context)
    {
        foreach (LintTerm term in context.Terms)
        {
            if (term.ValueText is not { } value || !string.IsNullOrWhiteSpace(value))
                continue;
            context.Report(
                this, QuerySeverity.Error, term.ValueSpan, "The value is empty: no document matches it.",
                term.Field is null
                    ? "Write a value, or leave the quotes out."
                    : $"Documents that have the field: {term.Field}:*. Documents that lack it: -{term.Field}:*.");
        }
    }
}
