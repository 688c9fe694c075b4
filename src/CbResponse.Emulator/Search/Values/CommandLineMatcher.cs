namespace CbResponse.Emulator;

/// <summary>
/// A part of a command line. How the server cuts command lines into tokens changed twice and is not documented
/// (edr-api.md 2.1); a part anywhere in the text finds all that any of these ways would find, and more.
/// </summary>
internal sealed class CommandLineMatcher(string part) : TextMatcher
{
    private readonly TextPart _part = new(part);

    public override bool Matches(string value) => _part.IndexIn(value) >= 0;

    public override (int Start, int Length)? Locate(string value)
        => _part.IndexIn(value) is var start and >= 0 ? (start, _part.Length) : null;
}
