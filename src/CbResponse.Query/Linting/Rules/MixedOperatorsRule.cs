using System.Text;

namespace CbResponse.Query;

/// <summary>AND and OR side by side without parentheses: AND binds closer, which few readers expect.</summary>
internal sealed class MixedOperatorsRule : IQueryRule
{
    /// <summary>A longer reading would fill the screen and explain nothing.</summary>
    private const int MaximumReading = 300;

    public string Id => "MixedOperators";

    public void Check(LintContext context)
    {
        foreach (OrNode or in context.Ors)
        {
            if (or.Operands.Any(IsOpenAnd))
                Report(context, or);
        }
    }

    private static bool IsOpenAnd(QueryNode node) => node is AndNode { IsParenthesized: false };

    private void Report(LintContext context, OrNode or)
    {
        TextSpan span = TextSpan.FromBounds(or.Operands[0].Span.Start, or.Operands[or.Operands.Count - 1].Span.End);
        string grouped = AsGrouped(context, or, span);
        string message = "AND, written or implied by a blank, binds closer than OR";
        string suggestion = "Put parentheses around what belongs together.";
        if (grouped.Length <= MaximumReading)
        {
            message = $"{message}: the server reads {grouped}";
            suggestion = $"If that is meant, write so: {grouped}. If not: {AsMeantOtherwise(context, or)}.";
        }

        context.Report(this, QuerySeverity.Warning, span, message + ".", suggestion, new QueryEdit(span.Start, span.Length, grouped));
    }

    /// <summary>The same text with parentheses where the server sees them.</summary>
    private static string AsGrouped(LintContext context, OrNode or, TextSpan span)
    {
        StringBuilder text = new(span.Length + 8);
        int done = span.Start;
        foreach (QueryNode operand in or.Operands.Where(IsOpenAnd))
        {
            text.Append(context.Text, done, operand.Span.Start - done);
            text.Append('(').Append(QueryEscape.Close(context.TextOf(operand.Span))).Append(')');
            done = operand.Span.End;
        }

        return text.Append(context.Text, done, span.End - done).ToString();
    }

    /// <summary>The reading in which OR binds closer: each OR joins its two neighbours only.</summary>
    private static string AsMeantOtherwise(LintContext context, OrNode or)
    {
        List<string> groups = [];
        List<string> group = [];
        foreach (QueryNode operand in or.Operands)
        {
            IReadOnlyList<QueryNode> parts = IsOpenAnd(operand) ? ((AndNode)operand).Operands : [operand];
            for (int i = 0; i < parts.Count; i++)
            {
                if (i > 0)
                    Close();
                group.Add(QueryEscape.Close(context.TextOf(parts[i].Span)));
            }
        }

        Close();
        return string.Join(" ", groups);

        void Close()
        {
            groups.Add(group.Count == 1 ? group[0] : $"({string.Join(" or ", group)})");
            group.Clear();
        }
    }
}
