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

    private static bool Same(char a, char b) => a == b || char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
