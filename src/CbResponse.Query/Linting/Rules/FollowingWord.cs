namespace CbResponse.Query;

/// <summary>A word that stands right behind a criterion, with blanks between them and no operator.</summary>
internal sealed class FollowingWord
{
    /// <summary>No value that anyone forgot to quote has more words.</summary>
    private const int MaximumWords = 16;

    private FollowingWord(QueryNode node, string text)
    {
        Span = node.Span;
        Text = text;
        IsNegated = node is NotNode;
        IsParenthesized = node.IsParenthesized;
    }

    public TextSpan Span { get; }

    public string Text { get; }

    public bool IsNegated { get; }

    public bool IsParenthesized { get; }

    /// <summary>Whether the word looks like the end of a path that began before it.</summary>
    public bool IsTailOfPath
    {
        get
        {
            if (IsParenthesized || Text.IndexOf(':') >= 0)
                return false;
            int dot = Text.LastIndexOf('.');
            bool hasExtension = dot >= 0 && Text.Length - dot is >= 2 and <= 6;
            return hasExtension || Text.IndexOf('\\') >= 0;
        }
    }

    /// <summary>The words behind a criterion, up to the first thing that is none; null when there is not one.</summary>
    public static List<FollowingWord>? After(LintContext context, LintTerm term)
    {
        IReadOnlyList<QueryNode> operands = term.And!.Operands;
        int end = Math.Min(operands.Count, term.Place + 1 + MaximumWords);
        List<FollowingWord>? words = null;
        for (int i = term.Place + 1; i < end; i++)
        {
            if (WordOf(context, operands[i]) is not { } text)
                break;
            if (!AreJoinedByBlank(context.Text, operands[i - 1].Span.End, operands[i].Span.Start))
                break;
            (words ??= []).Add(new FollowingWord(operands[i], text));
        }

        return words;
    }

    private static string? WordOf(LintContext context, QueryNode node) => node switch
    {
        TermNode { Field: null, Value: WordValue word } => word.Text,
        NotNode { Operand: TermNode { Field: null, Value: WordValue word, IsParenthesized: false }, IsParenthesized: false }
            when context.Text[node.Span.Start] == '-' => word.Text,
        _ => null,
    };

    private static bool AreJoinedByBlank(string text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
                return false;
        }

        return true;
    }
}
