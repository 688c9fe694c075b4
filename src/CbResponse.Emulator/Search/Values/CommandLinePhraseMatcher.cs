namespace CbResponse.Emulator;

/// <summary>A part of a command line in which any run of blanks is as good as another.</summary>
internal sealed class CommandLinePhraseMatcher : TextMatcher
{
    private readonly string _phrase;
    private readonly TextPart? _firstWord;

    public CommandLinePhraseMatcher(string phrase)
    {
        _phrase = phrase.Trim();
        if (_phrase.Length > 0)
            _firstWord = new TextPart(_phrase.Split((char[]?)null, 2)[0]);
    }

    public override bool Matches(string value) => Locate(value) is not null;

    public override (int Start, int Length)? Locate(string value)
    {
        if (_firstWord is null)
            return null;
        for (int start = _firstWord.IndexIn(value); start >= 0; start = _firstWord.IndexIn(value, start + 1))
        {
            int end = End(value, start);
            if (end >= 0)
                return (start, end - start);
        }

        return null;
    }

    private int End(string value, int start)
    {
        int v = start;
        int p = 0;
        while (p < _phrase.Length)
        {
            if (v >= value.Length)
                return -1;
            if (char.IsWhiteSpace(_phrase[p]))
            {
                if (!char.IsWhiteSpace(value[v]))
                    return -1;
                p = SkipBlanks(_phrase, p);
                v = SkipBlanks(value, v);
            }
            else if (char.ToUpperInvariant(value[v++]) != char.ToUpperInvariant(_phrase[p++]))
            {
                return -1;
            }
        }

        return v;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}
