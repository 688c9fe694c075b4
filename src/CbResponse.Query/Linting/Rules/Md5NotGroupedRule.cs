namespace CbResponse.Query;

/// <summary>A watchlist with several MD5 terms outside parentheses tags hits of the last one only (edr-api.md 2.8).</summary>
internal sealed class Md5NotGroupedRule : IQueryRule
{
    public string Id => "Md5NotGrouped";

    public void Check(LintContext context)
    {
        if (!context.IsStored || context.Root is not OperatorNode { IsParenthesized: false } root)
            return;
        List<TermNode> terms = [];
        Collect(root, context, terms);
        if (terms.Count < 2)
            return;
        context.Report(
            this, QuerySeverity.Warning, TextSpan.FromBounds(terms[0].Span.Start, terms[terms.Count - 1].Span.End),
            "Several MD5 terms of a watchlist stand outside parentheses: the server tags hits of the last one only.",
            "Put parentheses around them: (md5:a or md5:b).",
            new QueryEdit(root.Span.Start, root.Span.Length, $"({QueryEscape.Close(context.TextOf(root.Span))})"));
    }

    private static void Collect(OperatorNode node, LintContext context, List<TermNode> terms)
    {
        foreach (QueryNode operand in node.Operands)
        {
            if (operand is OperatorNode { IsParenthesized: false } inner)
                Collect(inner, context, terms);
            else if (operand is TermNode { IsParenthesized: false, Field: { } field } term && context.Catalog.Find(field)?.Type == FieldType.Md5)
                terms.Add(term);
        }
    }
}
