namespace CbResponse.Query;

/// <summary>What every document matches.</summary>
internal sealed class AlwaysTrueRule : IQueryRule
{
    public string Id => "AlwaysTrue";

    public void Check(LintContext context)
    {
        if (context.Root is null)
        {
            if (context.SyntaxError is null && context.Stored is not ({ FacetFilters.Count: > 0 } or { UpdateLimits.Count: > 0 }))
                context.Report(this, QuerySeverity.Warning, default, "The query is empty: every document matches.", "Write what is searched for.");
            return;
        }

        foreach (LintTerm term in context.Terms)
        {
            if (!term.IsNegated && term.Field is null && term.Value is ExistsValue)
                context.Report(this, QuerySeverity.Warning, term.Node.Span, "A star alone matches every document.", "Leave it out.");
        }

        foreach (OrNode or in context.Ors)
        {
            if (Complement.Find(or.Operands) is { } pair)
            {
                context.Report(
                    this, QuerySeverity.Warning, pair, "One side of the OR excludes what the other finds: every document matches.",
                    "Leave one of them out.");
            }
        }
    }
}
