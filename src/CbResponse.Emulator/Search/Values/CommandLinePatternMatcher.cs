namespace CbResponse.Emulator;

/// <summary>A part of a command line, with wildcards.</summary>
internal sealed class CommandLinePatternMatcher : TextMatcher
{
    private readonly TextPart[] _pieces;

    /// <summary>Where a part may start and end anywhere, stars at its ends add nothing.</summary>
    public CommandLinePatternMatcher(string pattern)
        => _pieces = [.. pattern.Split('*', StringSplitOptions.RemoveEmptyEntries).Select(piece => new TextPart(piece))];

    public override bool Matches(string value) => Locate(value) is not null;

    /// <summary>Each piece where it first occurs behind the one before: if they do not fit from there, they fit from nowhere.</summary>
    public override (int Start, int Length)? Locate(string value)
    {
        int start = 0;
        int end = 0;
        foreach (TextPart piece in _pieces)
        {
            int found = piece.IndexIn(value, end);
            if (found < 0)
                return null;
            if (end == 0)
                start = found;
            end = found + piece.Length;
        }

        return (start, end - start);
    }
}
