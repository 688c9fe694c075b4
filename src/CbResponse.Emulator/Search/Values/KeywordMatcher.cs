namespace CbResponse.Emulator;

/// <summary>The whole value, in any case.</summary>
internal sealed class KeywordMatcher(string text) : TextMatcher
{
    public override bool Matches(string value) => value.Equals(text, StringComparison.OrdinalIgnoreCase);
}
