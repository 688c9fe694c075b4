using System.Text;

namespace CbResponse.Query;

/// <summary>
/// A folder in quotes that ends with its separator, <c>"c:\temp\"</c>: the backslash takes the closing quote's meaning,
/// and the phrase runs on. When the text becomes a query by doubling such backslashes, that is what was meant.
/// </summary>
internal static class LostQuote
{
    public static QueryEdit? FindFix(string text)
    {
        StringBuilder mended = new(text.Length + 8);
        int first = -1;
        int last = -1;
        bool isOpen = false;
        bool isPath = false;
        for (int i = 0; i < text.Length; i++)
        {
            mended.Append(text[i]);
            if (text[i] == '"')
            {
                isOpen = !isOpen;
                isPath = false;
            }
            else if (text[i] == '\\' && i + 1 < text.Length && QuerySyntaxFacts.IsEscapable(text[i + 1]))
            {
                if (isOpen && (isPath || text[i - 1] == ':') && IsEndOfPhrase(text, i + 1))
                {
                    first = first < 0 ? i : first;
                    last = i;
                    isOpen = false;
                    mended.Append('\\');
                }

                mended.Append(text[++i]);
            }
            else
            {
                isPath |= text[i] == '\\';
            }
        }

        int grown = mended.Length - text.Length;
        return first >= 0 && CbQuery.IsQuery(mended.ToString())
            ? new QueryEdit(first, last + 1 - first, mended.ToString(first, last + 1 - first + grown))
            : null;
    }

    /// <summary>A quote with nothing glued to it.</summary>
    private static bool IsEndOfPhrase(string text, int quote)
    {
        int after = quote + 1;
        return text[quote] == '"' && (after == text.Length || char.IsWhiteSpace(text[after]) || text[after] is '(' or ')');
    }
}
