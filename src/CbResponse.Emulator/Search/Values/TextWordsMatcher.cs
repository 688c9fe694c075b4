namespace CbResponse.Emulator;

/// <summary>Every word of the query must occur in the value.</summary>
internal sealed class TextWordsMatcher : TextMatcher
{
    private readonly string[] _words;

    public TextWordsMatcher(string text)
        => _words = [.. WordTokens.Cut(text, keepStars: true).Select(token => text.Substring(token.Start, token.Length))];

    public override bool Matches(string value)
    {
        List<(int Start, int Length)> tokens = WordTokens.Cut(value);
        return _words.Length > 0 && _words.All(word => tokens.Exists(token => IsMatch(value, token, word)));
    }

    /// <summary>The words where they stand as in the query, as NOTEPAD.EXE for notepad.exe; otherwise the first of them.</summary>
    public override (int Start, int Length)? Locate(string value)
    {
        if (!Matches(value))
            return null;
        List<(int Start, int Length)> tokens = WordTokens.Cut(value);
        for (int first = 0; first + _words.Length <= tokens.Count; first++)
        {
            if (!StandsAt(value, tokens, first))
                continue;
            (int lastStart, int lastLength) = tokens[first + _words.Length - 1];
            return (tokens[first].Start, lastStart + lastLength - tokens[first].Start);
        }

        return tokens.Find(token => IsMatch(value, token, _words[0]));
    }

    private bool StandsAt(string value, List<(int Start, int Length)> tokens, int first)
    {
        for (int i = 0; i < _words.Length; i++)
        {
            if (!IsMatch(value, tokens[first + i], _words[i]))
                return false;
        }

        return true;
    }

    private static bool IsMatch(string value, (int Start, int Length) token, string word)
        => Wildcard.IsMatch(value.AsSpan(token.Start, token.Length), word);
}
