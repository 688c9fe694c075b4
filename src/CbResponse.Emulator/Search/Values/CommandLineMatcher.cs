namespace CbResponse.Emulator;

/// <summary>
/// A part of a command line. How the server cuts command lines into tokens changed twice and is not documented
/// (edr-api.md 2.1); a part anywhere in the text finds all that any of these ways would find, and more.
/// </summary>
internal sealed class CommandLineMatcher(string part) : TextMatcher
{
    public override bool Matches(string value) => value.Contains(part, StringComparison.OrdinalIgnoreCase);

    public override (int Start, int Length)? Locate(string value)
        => value.IndexOf(part, StringComparison.OrdinalIgnoreCase) is var start and >= 0 ? (start, part.Length) : null;
}
