namespace CbResponse.Query;

/// <summary>A field of another index, or one that can only be counted: no document of this search matches it.</summary>
internal sealed class OtherIndexFieldRule : IQueryRule
{
    public string Id => "OtherIndexField";

    public void Check(LintContext context)
    {
        foreach (LintTerm term in context.Terms)
        {
            if (term.Field is null || term.Info is not null || !term.IsFirstOfField)
                continue;
            if (OtherIndex.IndexOf(term.Field) is not { } other)
                continue;
            string? same = OtherIndex.Equivalent(term.Field, context.Index);
            context.Report(
                this, QuerySeverity.Error, term.FieldSpan,
                $"'{term.Field}' is a field of {OtherIndex.Describe(other)}: a search of {OtherIndex.Describe(context.Index)} finds nothing by it.",
                same is null
                    ? $"Search {OtherIndex.Describe(other)} instead, or leave the criterion out."
                    : $"In a search of {OtherIndex.Describe(context.Index)} the nearest is {same}.");
        }
    }
}
