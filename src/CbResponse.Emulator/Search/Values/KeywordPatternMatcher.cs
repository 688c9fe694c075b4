namespace CbResponse.Emulator;

/// <summary>The whole value, with wildcards.</summary>
internal sealed class KeywordPatternMatcher(string pattern) : TextMatcher
{
    public override bool Matches(string value) => Wildcard.IsMatch(value, pattern);
}
