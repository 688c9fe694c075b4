namespace CbResponse.Query;

/// <summary>Asking for the presence of a field that nearly every document has.</summary>
internal sealed class CommonExistenceRule : IQueryRule
{
    public string Id => "CommonExistence";

    public void Check(LintContext context)
    {
        foreach (LintTerm term in context.Terms)
        {
            if (term.IsNegated || term.Info is not { IsCommon: true } || term.Value is not (ExistsValue or RangeValue { Lower: null, Upper: null }))
                continue;
            context.Report(
                this, QuerySeverity.Information, term.Node.Span,
                $"Nearly every document has '{term.Field}': the criterion costs time and excludes nothing.", "Leave it out.");
        }
    }
}
