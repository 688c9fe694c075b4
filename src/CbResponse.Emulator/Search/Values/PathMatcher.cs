namespace CbResponse.Emulator;

/// <summary>A path, or any tail of it that begins after a separator. A leading separator belongs to no token (edr-api.md 2.1).</summary>
internal sealed class PathMatcher(string path) : TextMatcher
{
    private readonly string _tail = path.TrimStart('\\', '/');

    public override bool Matches(string value) => Start(value) >= 0;

    public override (int Start, int Length)? Locate(string value)
        => Start(value) is var start and >= 0 ? (start, value.Length - start) : null;

    private int Start(string value)
    {
        int start = value.Length - _tail.Length;
        return _tail.Length > 0 && start >= 0
            && (start == 0 || IsSeparator(value[start - 1]))
            && value.EndsWith(_tail, StringComparison.OrdinalIgnoreCase)
                ? start
                : -1;
    }

    internal static bool IsSeparator(char c) => c is '\\' or '/';
}
