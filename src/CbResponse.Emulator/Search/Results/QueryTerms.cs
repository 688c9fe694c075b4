using System.Text;
using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>The echo of a parsed query: one text for each clause that is joined by AND, with dates written out (edr-api.md 2.1).</summary>
internal static class QueryTerms
{
    /// <param name="query">The query.</param>
    /// <param name="isTime">Whether the field of that name holds times.</param>
    public static IEnumerable<string> Of(CbQuery query, Func<string, bool> isTime) => query.Root switch
    {
        null => [],
        AndNode { IsParenthesized: false } and => and.Operands.Select(part => Echo(query.Text, part, isTime)),
        QueryNode root => [Echo(query.Text, root, isTime)],
    };

    private static string Echo(string text, QueryNode clause, Func<string, bool> isTime)
    {
        List<(TextSpan Span, string Text)> dates = [];
        Collect(clause, field: null, isTime, dates);
        StringBuilder echo = new();
        int at = clause.Span.Start;
        foreach ((TextSpan span, string date) in dates)
        {
            echo.Append(text, at, span.Start - at).Append(date);
            at = span.End;
        }

        return echo.Append(text, at, clause.Span.End - at).ToString();
    }

    private static void Collect(QueryNode node, string? field, Func<string, bool> isTime, List<(TextSpan Span, string Text)> dates)
    {
        switch (node)
        {
            case OperatorNode joined:
                foreach (QueryNode part in joined.Operands)
                    Collect(part, field, isTime, dates);
                break;
            case NotNode not:
                Collect(not.Operand, field, isTime, dates);
                break;
            case FieldGroupNode group:
                Collect(group.Values, group.Field, isTime, dates);
                break;
            case TermNode term when (term.Field ?? field) is { } name && isTime(name) && WriteOut(term.Value) is { } date:
                dates.Add((term.ValueSpan, date));
                break;
        }
    }

    private static string? WriteOut(QueryValue value) => value switch
    {
        WordValue word => WriteOut(word.Text),
        PhraseValue phrase => WriteOut(phrase.Text),
        RangeValue range => $"[{WriteOut(range.Lower) ?? range.Lower ?? "*"} TO {WriteOut(range.Upper) ?? range.Upper ?? "*"}]",
        _ => null,
    };

    private static string? WriteOut(string? date)
        => date is not null && QueryDate.TryRead(date, out DateTime time) ? WireTime.Term(time) : null;
}
