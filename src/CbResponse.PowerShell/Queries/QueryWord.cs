using System.Management.Automation.Language;

namespace CbResponse.PowerShell;

/// <summary>The argument at the cursor as PowerShell hands it to completers, with its quotes, and the query that it stands for.</summary>
internal sealed class QueryWord
{
    private readonly char? _quote;

    private QueryWord(string text, int cursor, char? quote)
    {
        Text = text;
        Cursor = cursor;
        _quote = quote;
    }

    /// <summary>The query so far.</summary>
    public string Text { get; }

    /// <summary>Index of the character of the query behind the cursor.</summary>
    public int Cursor { get; }

    /// <summary>Reads the argument.</summary>
    /// <param name="word">The argument as it is written; a missing end quote has been added.</param>
    /// <param name="cursor">The cursor and the line it stands in; null when nobody knows, which means the end of the argument.</param>
    public static QueryWord Parse(string word, (string Input, int Offset)? cursor)
    {
        char? quote = word.Length > 0 && (word[0] is '"' || IsSingleQuote(word[0])) ? word[0] : null;
        bool isClosed = quote is not null && word.Length > 1 && word[word.Length - 1] == quote;
        string inner = quote is null ? word : word.Substring(1, word.Length - (isClosed ? 2 : 1));
        int typed = inner.Length;
        if (cursor is { } place && Place(word, inner, place.Input, place.Offset) is { } found)
            typed = Math.Max(0, Math.Min(found - (quote is null ? 0 : 1), inner.Length));
        return new QueryWord(Unquote(inner, quote), Unquote(inner.Substring(0, typed), quote).Length, quote);
    }

    /// <summary>The query as an argument, in the quotes that were begun.</summary>
    public string Quote(string query)
    {
        if (_quote == '"')
            return $"\"{query.Replace("`", "``").Replace("\"", "`\"").Replace("$", "`$")}\"";
        bool isPlain = _quote is null && query.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or ':' or '-' or '*' or '\\') && query.Length > 0 && query[0] != '-';
        return isPlain ? query : $"'{CodeGeneration.EscapeSingleQuotedStringContent(query)}'";
    }

    /// <summary>How far behind the beginning of the argument the cursor stands.</summary>
    private static int? Place(string word, string inner, string input, int offset)
    {
        // The argument may have got an end quote that the input lacks, so that what is between the quotes is looked for.
        int lead = word.Length > 0 && inner.Length < word.Length ? 1 : 0;
        string begun = word.Substring(0, lead + inner.Length);
        if (begun.Length == 0)
            return null;
        for (int start = Math.Min(offset, input.Length - begun.Length); start >= 0; start--)
        {
            if (string.CompareOrdinal(input, start, begun, 0, begun.Length) == 0)
                return offset <= start + begun.Length + 1 ? offset - start : null;
        }

        return null;
    }

    private static string Unquote(string inner, char? quote) => quote switch
    {
        null => inner,
        '"' => inner.Replace("`\"", "\"").Replace("`$", "$").Replace("``", "`").Replace("\"\"", "\""),
        _ => inner.Replace("''", "'"),
    };

    private static bool IsSingleQuote(char c) => c is '\'' or '‘' or '’' or '‚' or '‛';
}
