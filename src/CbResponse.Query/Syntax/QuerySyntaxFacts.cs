using System.Globalization;

namespace CbResponse.Query;

/// <summary>The small rules that the parser, the printer and the builder share.</summary>
internal static class QuerySyntaxFacts
{
    /// <summary>Deeper nesting than any person writes; the bound keeps hostile text from exhausting the stack.</summary>
    public const int MaximumDepth = 200;

    /// <summary>A backslash before one of these removes its meaning; before any other character it is a plain backslash.</summary>
    public static bool IsEscapable(char c) => c is '(' or ')' or '"' or '\\' or '-' or ':' || char.IsWhiteSpace(c);

    public static bool IsFieldNameStart(char c) => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    public static bool IsFieldNamePart(char c) => IsFieldNameStart(c) || c is '.' or (>= '0' and <= '9');

    public static bool IsFieldName(string? name)
    {
        if (string.IsNullOrEmpty(name) || !IsFieldNameStart(name![0]))
            return false;
        foreach (char c in name)
        {
            if (!IsFieldNamePart(c))
                return false;
        }

        return true;
    }

    /// <summary>Whether the whole text is an operator, in any case.</summary>
    public static bool IsOperator(string text)
        => text.Length is 2 or 3 && OperatorAt(text, 0) is var word && word != QueryWord.None && text.Length == (word == QueryWord.Or ? 2 : 3);

    /// <summary>The operator whose letters stand there, whatever follows them.</summary>
    public static QueryWord OperatorAt(string text, int start)
    {
        if (start >= text.Length)
            return QueryWord.None;
        return text[start] switch
        {
            'a' or 'A' => HasLetters(text, start, "and") ? QueryWord.And : QueryWord.None,
            'o' or 'O' => HasLetters(text, start, "or") ? QueryWord.Or : QueryWord.None,
            'n' or 'N' => HasLetters(text, start, "not") ? QueryWord.Not : QueryWord.None,
            _ => QueryWord.None,
        };
    }

    private static bool HasLetters(string text, int start, string letters)
        => string.Compare(text, start, letters, 0, letters.Length, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Whether the text, with escapes, can be written without quotes.</summary>
    public static bool IsWord(string? text)
        => !string.IsNullOrEmpty(text) && text != "*" && text![0] != '[' && !IsOperator(text);

    /// <summary>Reads <c>-24h</c>.</summary>
    public static RelativeTimeValue? AsRelativeTime(string text)
    {
        if (text.Length < 3 || text[0] != '-' || char.ToLowerInvariant(text[text.Length - 1]) is not ('h' or 'm' or 's'))
            return null;
        return long.TryParse(text.Substring(1, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out long amount)
            ? new RelativeTimeValue(amount, char.ToLowerInvariant(text[text.Length - 1]))
            : null;
    }
}
