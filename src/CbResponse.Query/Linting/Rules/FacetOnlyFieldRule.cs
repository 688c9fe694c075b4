namespace CbResponse.Query;

/// <summary>A field that the server counts but does not search.</summary>
internal sealed class FacetOnlyFieldRule : IQueryRule
{
    public string Id => "FacetOnlyField";

    public void Check(LintContext context)
    {
        foreach (LintTerm term in context.Terms)
        {
            if (term.Info is not { IsSearchable: false } || !term.IsFirstOfField)
                continue;
            string name = term.Field!;
            int cut = name.LastIndexOf('_');
            string? searched = cut > 0 && context.Catalog.Find(name.Substring(0, cut)) is { IsSearchable: true } field ? field.Name : null;
            context.Report(
                this, QuerySeverity.Error, term.FieldSpan, $"'{name}' exists for counting only: a search finds nothing by it.",
                searched is null ? "Use it as a facet." : $"To search write {searched}.");
        }
    }
}
