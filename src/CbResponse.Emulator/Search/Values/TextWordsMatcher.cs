namespace CbResponse.Emulator;

/// <summary>Every word of the query must occur in the value.</summary>
internal sealed class TextWordsMatcher : TextMatcher
{
    private readonly string[] _words;

    public TextWordsMatcher(string text)
        => _words = [.. WordTokens.Cut(text, keepStars: true).Select(token => text.Substring(token.Start, token.Length))];

    public override bool Matches(string value) => Locate(value) is not null;

    /// <summary>The first word that the query asks for; the others may stand anywhere.</summary>
    public override (int Start, int Length)? Locate(string value)
    {
        List<(int Start, int Length)> tokens = WordTokens.Cut(value);
        (int, int)? first = null;
        foreach (string word in _words)
        {
            int found = tokens.FindIndex(token => Wildcard.IsMatch(value.AsSpan(token.Start, token.Length), word));
            if (found < 0)
                return null;
            first ??= tokens[found];
        }

        return first;
    }
}
