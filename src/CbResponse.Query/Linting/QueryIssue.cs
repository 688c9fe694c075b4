namespace CbResponse.Query;

/// <summary>Something in a query that the server refuses, or that its author would want to know.</summary>
public sealed class QueryIssue
{
    internal QueryIssue(
        string query, string rule, QuerySeverity severity, TextSpan span, string message, string? suggestion, QueryEdit? fix)
    {
        Query = query;
        Rule = rule;
        Severity = severity;
        Position = span.Start;
        Length = span.Length;
        Message = message;
        Suggestion = suggestion;
        Fix = fix;
    }

    /// <summary>The rule's name; it stays the same from version to version.</summary>
    public string Rule { get; }

    /// <summary>How much the issue matters.</summary>
    public QuerySeverity Severity { get; }

    /// <summary>Index of the first character that the issue is about, counted from 0.</summary>
    public int Position { get; }

    /// <summary>How many characters it is about; 0 when something is missing at the end.</summary>
    public int Length { get; }

    /// <summary>The line of <see cref="Position"/>, counted from 1.</summary>
    public int Line => TextPlace.Of(Query, Position).Line;

    /// <summary>The column of <see cref="Position"/>, counted from 1.</summary>
    public int Column => TextPlace.Of(Query, Position).Column;

    /// <summary>What the server makes of it.</summary>
    public string Message { get; }

    /// <summary>What to write instead, where that can be said.</summary>
    public string? Suggestion { get; }

    /// <summary>The query's text.</summary>
    public string Query { get; }

    /// <summary>The change that mends the issue, or null where only the author can know what was meant.</summary>
    public QueryEdit? Fix { get; }

    /// <summary>The rule, the place and the message.</summary>
    public override string ToString()
        => Line == 1 ? $"{Rule} (column {Column}): {Message}" : $"{Rule} (line {Line}, column {Column}): {Message}";
}
