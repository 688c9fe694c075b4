using System.Text;

namespace CbResponse.Query;

/// <summary>Writes nodes and values as query text that parses back to the same tree.</summary>
internal static class QueryPrinter
{
    public static string Print(QueryNode node)
    {
        StringBuilder text = new();
        Write(text, node);
        return text.ToString();
    }

    public static string Print(QueryValue value)
    {
        StringBuilder text = new();
        Write(text, value, isBare: false);
        return text.ToString();
    }

    private static void Write(StringBuilder text, QueryNode node)
    {
        switch (node)
        {
            case AndNode and:
                WriteJoined(text, and, " ");
                break;
            case OrNode or:
                WriteJoined(text, or, " or ");
                break;
            case NotNode not:
                text.Append('-');
                WriteOperand(text, not.Operand);
                break;
            case FieldGroupNode group:
                text.Append(group.Field).Append(":(");
                Write(text, group.Values);
                text.Append(')');
                break;
            case TermNode term:
                Write(text, term);
                break;
        }
    }

    private static void Write(StringBuilder text, TermNode term)
    {
        if (term.Field is not null)
            text.Append(term.Field).Append(':');
        int valueStart = text.Length;
        Write(text, term.Value, isBare: term.Field is null);

        // A name of one letter, a colon and a backslash would be a drive: a blank keeps the name a field's.
        if (term.Field?.Length == 1 && text[valueStart] == '\\')
            text.Insert(valueStart, ' ');
    }

    private static void WriteJoined(StringBuilder text, OperatorNode node, string joiner)
    {
        for (int i = 0; i < node.Operands.Count; i++)
        {
            if (i > 0)
                text.Append(joiner);
            WriteOperand(text, node.Operands[i]);
        }
    }

    /// <summary>Mixed operators get parentheses even where precedence would do: readers and servers differ about it.</summary>
    private static void WriteOperand(StringBuilder text, QueryNode node)
    {
        bool parentheses = node is OperatorNode;
        if (parentheses)
            text.Append('(');
        Write(text, node);
        if (parentheses)
            text.Append(')');
    }

    private static void Write(StringBuilder text, QueryValue value, bool isBare)
    {
        switch (value)
        {
            case ExistsValue:
                text.Append('*');
                break;
            case WordValue word:
                QueryEscape.AppendWord(text, word.Text, isBare);
                break;
            case PhraseValue phrase:
                QueryEscape.AppendPhrase(text, phrase.Text);
                break;
            case RelativeTimeValue time:
                text.Append('-').Append(time.Amount).Append(time.Unit);
                break;
            case RangeValue range:
                text.Append('[').Append(range.Lower ?? "*").Append(" TO ").Append(range.Upper ?? "*").Append(']');
                break;
        }
    }
}
