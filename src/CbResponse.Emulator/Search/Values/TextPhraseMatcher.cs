namespace CbResponse.Emulator;

/// <summary>The words of a phrase must stand in the value one after the other.</summary>
internal sealed class TextPhraseMatcher : TextMatcher
{
    private readonly string[] _words;

    public TextPhraseMatcher(string text)
        => _words = [.. WordTokens.Cut(text).Select(token => text.Substring(token.Start, token.Length))];

    public override bool Matches(string value) => Locate(value) is not null;

    public override (int Start, int Length)? Locate(string value)
    {
        List<(int Start, int Length)> tokens = WordTokens.Cut(value);
        for (int first = 0; _words.Length > 0 && first + _words.Length <= tokens.Count; first++)
        {
            if (StandsAt(value, tokens, first))
            {
                (int lastStart, int lastLength) = tokens[first + _words.Length - 1];
                return (tokens[first].Start, lastStart + lastLength - tokens[first].Start);
            }
        }

        return null;
    }

    private bool StandsAt(string value, List<(int Start, int Length)> tokens, int first)
    {
        for (int i = 0; i < _words.Length; i++)
        {
            (int start, int length) = tokens[first + i];
            if (!value.AsSpan(start, length).Equals(_words[i], StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }
}
