namespace CbResponse.Emulator;

/// <summary>A text in which <c>*</c> stands for any run of characters. Letter case does not matter.</summary>
internal static class Wildcard
{
    public static bool IsMatch(ReadOnlySpan<char> value, ReadOnlySpan<char> pattern)
    {
        int v = 0;
        int p = 0;
        int star = -1;
        int resume = 0;
        while (v < value.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = v;
            }
            else if (p < pattern.Length && Same(value[v], pattern[p]))
            {
                v++;
                p++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                v = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    /// <summary>The first part of the value that fits, as short as the pattern allows, or null.</summary>
    public static (int Start, int Length)? Find(string value, string pattern)
    {
        // Where a part may start and end anywhere, stars at the ends add nothing.
        string core = pattern.Trim('*');
        for (int start = 0; start <= value.Length; start++)
        {
            int length = ShortestPrefix(value.AsSpan(start), core);
            if (length >= 0)
                return (start, length);
        }

        return null;
    }

    /// <summary>Length of the shortest beginning of the value that fits, or -1.</summary>
    private static int ShortestPrefix(ReadOnlySpan<char> value, ReadOnlySpan<char> pattern)
    {
        int at = 0;
        bool anywhere = false;
        foreach (Range piece in pattern.Split('*'))
        {
            ReadOnlySpan<char> text = pattern[piece];
            int found = anywhere
                ? value[at..].IndexOf(text, StringComparison.OrdinalIgnoreCase)
                : value[at..].StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 0 : -1;
            if (found < 0)
                return -1;
            at += found + text.Length;
            anywhere = true;
        }

        return at;
    }

    private static bool Same(char a, char b) => a == b || char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
