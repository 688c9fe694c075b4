namespace CbResponse.Emulator;

/// <summary>A part of a command line, with wildcards.</summary>
internal sealed class CommandLinePatternMatcher(string pattern) : TextMatcher
{
    public override bool Matches(string value) => Wildcard.Find(value, pattern) is not null;

    public override (int Start, int Length)? Locate(string value) => Wildcard.Find(value, pattern);
}
