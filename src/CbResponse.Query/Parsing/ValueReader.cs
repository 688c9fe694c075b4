using System.Text;

namespace CbResponse.Query;

/// <summary>Reads one value of a query: a word, a phrase, a range or a relative time.</summary>
internal sealed class ValueReader(string text)
{
    /// <summary>The value after <c>field:</c>.</summary>
    public QueryValue ReadFieldValue(ref int position)
    {
        if (text[position] == '[')
            return ReadRange(ref position);
        if (text[position] == '"')
            return new PhraseValue(ReadPhrase(ref position));
        int start = position;
        string word = ReadWord(ref position);
        if (word == "*")
            return new ExistsValue();

        // An escaped minus sign is text: only what was written as -24h is a time.
        if (text[start] == '-' && QuerySyntaxFacts.AsRelativeTime(word) is { } time)
            return time;
        return AsWord(word, start);
    }

    /// <summary>A value without a field.</summary>
    public QueryValue ReadBareValue(ref int position)
    {
        if (text[position] == '"')
            return new PhraseValue(ReadPhrase(ref position));
        int start = position;
        string word = ReadWord(ref position);
        return word == "*" ? new ExistsValue() : AsWord(word, start);
    }

    private WordValue AsWord(string word, int start)
    {
        if (QuerySyntaxFacts.IsWord(word))
            return new WordValue(word);
        if (word.Length > 0 && word[0] == '[')
        {
            throw Error(start, "A range stands without a field", "a term",
                "Write field:[X TO Y], or put the text in double quotes.");
        }

        throw Error(start, $"{word.ToUpperInvariant()} is an operator", "a value", $"To search for the word itself write \"{word}\".");
    }

    private string ReadWord(ref int position)
    {
        int start = position;
        int end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('(' or ')' or '"'))
            end += IsEscape(end) ? 2 : 1;
        if (end < text.Length && text[end] == '"')
        {
            throw Error(end, "A double quote stands inside a value", "a blank or the end",
                "Write \\\" for a literal quote, or put the whole value in double quotes.");
        }

        if (end == start)
            throw Error(start, "A value is missing", "a value", null);
        position = end;
        return Unescape(start, end);
    }

    private string ReadPhrase(ref int position)
    {
        int open = position;
        int end = open + 1;
        while (end < text.Length && text[end] != '"')
            end += IsEscape(end) ? 2 : 1;
        if (end >= text.Length)
        {
            throw Error(open, "The quote is never closed", "a closing double quote before the end",
                "A backslash before the closing quote must be doubled: \"c:\\temp\\\\\".");
        }

        position = end + 1;
        RequireEnd(position, "the closing quote");
        return Unescape(open + 1, end);
    }

    private bool IsEscape(int index)
        => text[index] == '\\' && index + 1 < text.Length && QuerySyntaxFacts.IsEscapable(text[index + 1]);

    /// <summary>The stretch without its escapes. Most values have none, and then it is copied as a whole.</summary>
    private string Unescape(int start, int end)
    {
        StringBuilder? plain = null;
        int copied = start;
        for (int i = text.IndexOf('\\', start, end - start); i >= 0 && i < end; i = NextBackslash(i + 1, end))
        {
            if (!IsEscape(i))
                continue;
            (plain ??= new StringBuilder(end - start)).Append(text, copied, i - copied);
            copied = ++i;
        }

        return plain is null ? text.Substring(start, end - start) : plain.Append(text, copied, end - copied).ToString();
    }

    private int NextBackslash(int start, int end) => start >= end ? -1 : text.IndexOf('\\', start, end - start);

    private RangeValue ReadRange(ref int position)
    {
        int open = position++;
        string? lower = ReadBound(ref position, open);
        string word = ReadBoundText(ref position, open);
        if (!word.Equals("to", StringComparison.OrdinalIgnoreCase))
            throw Error(open, "The range lacks its TO", "[X TO Y]", "An open end is written *: [2024-03-05 TO *].");
        string? upper = ReadBound(ref position, open);
        SkipBlanks(ref position);
        if (position >= text.Length || text[position] != ']')
            throw Error(open, "The range is never closed", "a closing bracket", "A range is written [X TO Y].");
        position++;
        RequireEnd(position, "the closing bracket");
        return new RangeValue(lower, upper);
    }

    private string? ReadBound(ref int position, int open)
    {
        string bound = ReadBoundText(ref position, open);
        return bound == "*" ? null : bound;
    }

    private string ReadBoundText(ref int position, int open)
    {
        SkipBlanks(ref position);
        int start = position;
        while (position < text.Length && text[position] is not ('[' or ']' or '"') && !char.IsWhiteSpace(text[position]))
            position++;
        if (position == start)
            throw Error(open, "The range is incomplete", "[X TO Y]", "An open end is written *: [2024-03-05 TO *].");
        return text.Substring(start, position - start);
    }

    /// <summary>A value in quotes or brackets is whole: text glued to it is a mistake, not a second term.</summary>
    private void RequireEnd(int position, string after)
    {
        if (position < text.Length && !char.IsWhiteSpace(text[position]) && text[position] is not ('(' or ')'))
        {
            throw Error(position, $"Text is glued to {after}", "a blank, a closing parenthesis or the end",
                "Put the whole value in double quotes.");
        }
    }

    private void SkipBlanks(ref int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
    }

    private QuerySyntaxException Error(int position, string problem, string expected, string? suggestion)
        => new(text, position, problem, expected, suggestion);
}
