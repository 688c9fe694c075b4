namespace CbResponse.Query;

/// <summary>A stored query that is not of the form in which servers keep queries. They keep any text, and pass over what they do not know (edr-api.md 2.8).</summary>
internal sealed class StoredFormRule : IQueryRule
{
    public string Id => "StoredForm";

    public void Check(LintContext context)
    {
        if (context.Stored is { } stored)
            Check(context, stored);
    }

    private void Check(LintContext context, StoredQuery stored)
    {
        TextSpan whole = new(0, context.Text.Length);
        string lost = string.Join(", ", stored.LostParts.Select(pair => PercentEncoding.Decode(pair.Text)));
        if (stored.Undoubled() is { } meant)
        {
            string passedOver = lost.Length == 0 ? string.Empty : $", and passes over {lost}";
            context.Report(
                this, QuerySeverity.Error, whole, $"The stored form is damaged: the server looks for the text {context.Text}{passedOver}.",
                meant.Query.Length == 0 ? "Store a query: it has none." : $"Store it again: {StoredQuery.From(meant.Query)}.",
                meant.Query.Length > 0 && CbQuery.IsQuery(meant.Query) ? new QueryEdit(0, whole.Length, meant.Query) : null);
        }
        else if (lost.Length > 0)
        {
            context.Report(
                this, QuerySeverity.Error, new TextSpan(whole.End, 0), $"A part stands outside the query, where the server passes it over: {lost}.",
                "All criteria stand behind q=, and there an ampersand is written %26.");
        }
        else if (stored.Pairs.Count == 0 && !string.IsNullOrWhiteSpace(context.Text))
        {
            context.Report(
                this, QuerySeverity.Warning, whole, "The stored text is a bare query, without q= before it: not every server runs it as one.",
                $"Store it again: {StoredQuery.From(context.Text)}.");
        }
    }
}
