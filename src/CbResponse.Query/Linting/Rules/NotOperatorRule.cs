namespace CbResponse.Query;

/// <summary>NOT as a word: the vendor documents the minus sign only, and a server that does not know the word searches for it.</summary>
internal sealed class NotOperatorRule : IQueryRule
{
    public string Id => "NotOperator";

    public void Check(LintContext context)
    {
        foreach (NotNode not in context.Negations)
        {
            int start = not.Span.Start;
            while (context.Text[start] == '(' || char.IsWhiteSpace(context.Text[start]))
                start++;
            if (context.Text[start] == '-')
                continue;
            context.Report(
                this, QuerySeverity.Warning, new TextSpan(start, "not".Length),
                "NOT is not in the vendor's language: a server that does not know it searches for the word.",
                $"Write a minus sign right before what is excluded: -{context.TextOf(not.Operand.Span)}.",
                new QueryEdit(start, not.Operand.Span.Start - start, "-"));
        }
    }
}
