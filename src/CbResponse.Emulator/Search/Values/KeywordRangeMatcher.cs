namespace CbResponse.Emulator;

/// <summary>Values between two others in the order of the alphabet, ends included.</summary>
internal sealed class KeywordRangeMatcher(string? lower, string? upper) : TextMatcher
{
    public override bool Matches(string value)
        => (lower is null || string.Compare(value, lower, StringComparison.OrdinalIgnoreCase) >= 0)
            && (upper is null || string.Compare(value, upper, StringComparison.OrdinalIgnoreCase) <= 0);
}
