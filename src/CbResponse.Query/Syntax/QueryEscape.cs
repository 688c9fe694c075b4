using System.Text;

namespace CbResponse.Query;

/// <summary>
/// Escapes values. Backslashes are doubled only where the parser would read them as an escape,
/// so that Windows paths stay readable: <c>c:\windows\system32</c>, but <c>\\\\server\share</c>.
/// </summary>
internal static class QueryEscape
{
    /// <param name="text">Where to write.</param>
    /// <param name="value">The word without escapes.</param>
    /// <param name="isBare">Whether no field stands before it, so that a colon in it could make one.</param>
    public static void AppendWord(StringBuilder text, string value, bool isBare)
    {
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (c == '\\')
                i = AppendBackslashes(text, value, i);
            else if (NeedsEscape(value, i, isBare))
                text.Append('\\').Append(c);
            else
                text.Append(c);
        }
    }

    public static void AppendPhrase(StringBuilder text, string value)
    {
        text.Append('"');
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (c == '\\')
                i = AppendBackslashes(text, value, i);
            else if (c == '"')
                text.Append("\\\"");
            else
                text.Append(c);
        }

        text.Append('"');
    }

    /// <summary>
    /// The text such that more may follow: a backslash that ends a query is literal only there, and would escape what comes next.
    /// </summary>
    public static string Close(string text)
    {
        int backslashes = text.Length - text.TrimEnd('\\').Length;
        return backslashes % 2 == 0 ? text : text + "\\";
    }

    /// <summary>
    /// Writes a run of backslashes, all doubled when the run is longer than one, ends the value,
    /// or stands before a character that it would escape. Returns the index of the run's last character.
    /// </summary>
    private static int AppendBackslashes(StringBuilder text, string value, int start)
    {
        int end = start;
        while (end < value.Length && value[end] == '\\')
            end++;
        bool last = end == value.Length;
        bool doubled = end - start > 1 || last || QuerySyntaxFacts.IsEscapable(value[end]);
        int copies = doubled ? 2 : 1;
        text.Append('\\', (end - start) * copies);
        return end - 1;
    }

    private static bool NeedsEscape(string value, int index, bool isBare) => value[index] switch
    {
        '(' or ')' or '"' => true,

        // A minus sign negates only where a value begins.
        '-' => index == 0,

        // A colon makes a field of what stands before it, when that could be a field's name.
        ':' => isBare && CouldBeFieldName(value, index),
        char c => char.IsWhiteSpace(c),
    };

    private static bool CouldBeFieldName(string value, int colon)
    {
        if (colon == 0)
            return false;
        for (int i = 0; i < colon; i++)
        {
            if (!(i == 0 ? QuerySyntaxFacts.IsFieldNameStart(value[i]) : QuerySyntaxFacts.IsFieldNamePart(value[i])))
                return false;
        }

        return true;
    }
}
