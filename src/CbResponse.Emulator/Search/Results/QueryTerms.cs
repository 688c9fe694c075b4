using System.Text;
using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>The echo of a parsed query: one text for each clause that is joined by AND, with dates written out (edr-api.md 2.1).</summary>
internal static class QueryTerms
{
    public static IEnumerable<string> Of(CbQuery query) => query.Root switch
    {
        null => [],
        AndNode { IsParenthesized: false } and => and.Operands.Select(part => Echo(query.Text, part)),
        QueryNode root => [Echo(query.Text, root)],
    };

    private static string Echo(string text, QueryNode clause)
    {
        List<(TextSpan Span, string Text)> dates = [];
        Collect(clause, field: null, dates);
        StringBuilder echo = new();
        int at = clause.Span.Start;
        foreach ((TextSpan span, string date) in dates)
        {
            echo.Append(text, at, span.Start - at).Append(date);
            at = span.End;
        }

        return echo.Append(text, at, clause.Span.End - at).ToString();
    }

    private static void Collect(QueryNode node, string? field, List<(TextSpan Span, string Text)> dates)
    {
        switch (node)
        {
            case OperatorNode joined:
                foreach (QueryNode part in joined.Operands)
                    Collect(part, field, dates);
                break;
            case NotNode not:
                Collect(not.Operand, field, dates);
                break;
            case FieldGroupNode group:
                Collect(group.Values, group.Field, dates);
                break;
            case TermNode term when IsTime(term.Field ?? field) && WriteOut(term.Value) is { } date:
                dates.Add((term.ValueSpan, date));
                break;
        }
    }

    private static bool IsTime(string? field)
        => field is not null && FieldCatalog.Process.Find(field) is { Type: FieldType.DateTime };

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
