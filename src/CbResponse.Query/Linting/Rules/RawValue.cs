using System.Text;

namespace CbResponse.Query;

/// <summary>A value as it is written, searched for backslashes that were meant as separators of a path.</summary>
internal sealed class RawValue
{
    /// <summary>Whether a quote was meant to close the value: <c>"c:\temp\" x"</c>.</summary>
    public bool HasLostQuote { get; private set; }

    /// <summary>Whether a folder was meant to end before a blank: <c>c:\temp\ foo</c>.</summary>
    public bool HasLostBlank { get; private set; }

    /// <summary>Whether the value begins like a share, with two backslashes that stand for one.</summary>
    public bool HasLostShare { get; private set; }

    /// <summary>The value with its separators before minus signs doubled, or null when it has none: <c>c:\users\-x</c>.</summary>
    public string? WithoutLostMinus { get; private set; }

    public static RawValue Read(string raw, FieldCatalog catalog)
    {
        RawValue value = new();
        int separators = 0;
        int lastBlank = -1;
        List<int>? minus = null;
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
                continue;
            if (i + 1 == raw.Length || !QuerySyntaxFacts.IsEscapable(raw[i + 1]))
            {
                separators++;
                continue;
            }

            char escaped = raw[++i];
            if (separators == 0)
                continue;
            if (char.IsWhiteSpace(escaped))
            {
                lastBlank = i;
                value.HasLostBlank |= BeginsCriterion(raw, i + 1, catalog);
            }
            else if (escaped == '"')
            {
                value.HasLostQuote |= i + 1 < raw.Length && char.IsWhiteSpace(raw[i + 1]);
            }
            else if (escaped == '-' && !char.IsWhiteSpace(raw[i - 2]))
            {
                (minus ??= []).Add(i);
            }
        }

        value.HasLostBlank |= lastBlank >= 0 && raw.IndexOfAny(['\\', '.', '*'], lastBlank) < 0;
        value.HasLostShare = IsShare(raw);
        if (minus is not null)
            value.WithoutLostMinus = Double(raw, minus);
        return value;
    }

    /// <summary>Whether the text behind an escaped blank is the next criterion.</summary>
    private static bool BeginsCriterion(string raw, int start, FieldCatalog catalog)
    {
        int end = start;
        while (end < raw.Length && QuerySyntaxFacts.IsFieldNamePart(raw[end]))
            end++;
        string word = raw.Substring(start, end - start);
        return end < raw.Length && raw[end] == ':'
            ? catalog.Find(word) is not null
            : end == raw.Length && QuerySyntaxFacts.IsOperator(word);
    }

    /// <summary>Two backslashes at the front and single ones behind: whoever doubles all of them knows the escape.</summary>
    private static bool IsShare(string raw)
    {
        int start = raw[0] == '"' ? 1 : 0;
        if (raw.Length < start + 3 || raw[start] != '\\' || raw[start + 1] != '\\' || raw[start + 2] == '\\')
            return false;
        int next = raw.IndexOf('\\', start + 2);
        return next < 0 || next + 1 == raw.Length || raw[next + 1] != '\\';
    }

    private static string Double(string raw, List<int> places)
    {
        StringBuilder text = new(raw);
        for (int i = places.Count - 1; i >= 0; i--)
            text.Insert(places[i], '\\');
        return text.ToString();
    }
}
