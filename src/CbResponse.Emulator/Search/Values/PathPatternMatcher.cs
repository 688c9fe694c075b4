namespace CbResponse.Emulator;

/// <summary>A path, or any tail of it, with wildcards.</summary>
internal sealed class PathPatternMatcher(string pattern) : TextMatcher
{
    private readonly string _pattern = pattern.TrimStart('\\', '/');

    public override bool Matches(string value) => Start(value) >= 0;

    public override (int Start, int Length)? Locate(string value)
        => Start(value) is var start and >= 0 ? (start, value.Length - start) : null;

    private int Start(string value)
    {
        for (int start = 0; start < value.Length; start++)
        {
            bool begins = start == 0 || PathMatcher.IsSeparator(value[start - 1]);
            if (begins && !PathMatcher.IsSeparator(value[start]) && Wildcard.IsMatch(value.AsSpan(start), _pattern))
                return start;
        }

        return -1;
    }
}
