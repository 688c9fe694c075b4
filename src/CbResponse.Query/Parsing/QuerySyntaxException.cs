namespace CbResponse.Query;

/// <summary>A text that is not a query. The parser throws nothing else, whatever the text.</summary>
public sealed class QuerySyntaxException : FormatException
{
    internal QuerySyntaxException(string text, int position, string problem, string expected, string? suggestion)
        : base(Describe(text, position, problem, expected, suggestion))
    {
        Position = position;
        (Line, Column) = TextPlace.Of(text, position);
        Problem = problem;
        Expected = expected;
        Suggestion = suggestion;
    }

    /// <summary>Index of the first character that does not fit, counted from 0.</summary>
    public int Position { get; }

    /// <summary>Its line, counted from 1.</summary>
    public int Line { get; }

    /// <summary>Its column, counted from 1.</summary>
    public int Column { get; }

    /// <summary>What is wrong, in one sentence.</summary>
    public string Problem { get; }

    /// <summary>What could stand there.</summary>
    public string Expected { get; }

    /// <summary>What to write instead, where that can be said.</summary>
    public string? Suggestion { get; }

    private static string Describe(string text, int position, string problem, string expected, string? suggestion)
    {
        (int line, int column) = TextPlace.Of(text, position);
        string place = line == 1 ? $"column {column}" : $"line {line}, column {column}";
        string tail = suggestion is null ? string.Empty : " " + suggestion;
        return $"{problem} (at {place}). Expected {expected}.{tail}";
    }
}
