namespace CbResponse.Query;

/// <summary>
/// A folder in quotes that ends with its separator, <c>"c:\temp\"</c>: the backslash takes the closing quote's meaning,
/// and the phrase runs on. When the text becomes a query by doubling such backslashes, that is what was meant.
/// </summary>
internal static class LostQuote
{
    public static QueryEdit? FindFix(string text)
    {
        int open = -1;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                open = open < 0 ? i : -1;
            }
            else if (text[i] == '\\' && i + 1 < text.Length && QuerySyntaxFacts.IsEscapable(text[i + 1]))
            {
                if (open >= 0 && text[i + 1] == '"' && IsFolderEnd(text, open + 1, i) && Parses(text.Insert(i, "\\")))
                    return new QueryEdit(i, 1, "\\\\");
                i++;
            }
        }

        return null;
    }

    /// <summary>The quoted text so far looks like a path, and behind the quote something else begins.</summary>
    private static bool IsFolderEnd(string text, int start, int backslash)
    {
        int after = backslash + 2;
        bool ends = after == text.Length || char.IsWhiteSpace(text[after]) || text[after] is '(' or ')';
        return ends && (text.IndexOf('\\', start, backslash - start) >= 0 || text.IndexOf(':', start, backslash - start) >= 0);
    }

    private static bool Parses(string text)
    {
        try
        {
            QueryParser.Parse(text);
            return true;
        }
        catch (QuerySyntaxException)
        {
            return false;
        }
    }
}
