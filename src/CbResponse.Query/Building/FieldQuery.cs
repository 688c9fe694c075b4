using System.Globalization;

namespace CbResponse.Query;

/// <summary>Builds criteria from plain values, escaped so that the server finds exactly what was given.</summary>
public static class FieldQuery
{
    /// <summary>Documents whose field holds one of the values.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="values">Plain values, not escaped. <c>*</c> stands for any run of characters, unless <paramref name="literal"/>.</param>
    /// <param name="literal">Whether <c>*</c> means itself.</param>
    /// <exception cref="ArgumentException">No value, or an empty one.</exception>
    public static CbQuery AnyOf(string field, IEnumerable<string> values, bool literal = false)
    {
        RequireField(field);
        List<QueryNode> terms = [.. values.Select(value => new TermNode(field, Value(value, literal)))];
        return terms.Count switch
        {
            0 => throw new ArgumentException($"The filter on '{field}' has no value."),
            1 => CbQuery.From(terms[0]),
            _ => CbQuery.From(new OrNode(terms)),
        };
    }

    /// <summary>Documents whose field lies between two moments, ends included. Null is an open end.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="from">The lower end; converted to UTC.</param>
    /// <param name="to">The upper end; converted to UTC.</param>
    /// <exception cref="ArgumentException">Both ends are open, or the lower end is the later one.</exception>
    public static CbQuery Between(string field, DateTimeOffset? from, DateTimeOffset? to)
    {
        RequireField(field);
        if (from is null && to is null)
            throw new ArgumentException("A range needs at least one end.");
        if (from > to)
            throw new ArgumentException("The range ends before it begins.");
        return CbQuery.From(new TermNode(field, new RangeValue(QueryTime.Format(from), QueryTime.FormatEnd(to))));
    }

    /// <summary>Documents whose field lies between two numbers, ends included. Null is an open end.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="from">The lower end.</param>
    /// <param name="to">The upper end.</param>
    /// <exception cref="ArgumentException">Both ends are open, or the lower end is the greater one.</exception>
    public static CbQuery InRange(string field, long? from, long? to)
    {
        RequireField(field);
        if (from is null && to is null)
            throw new ArgumentException("A range needs at least one end.");
        if (from > to)
            throw new ArgumentException("The range ends before it begins.");
        return CbQuery.From(new TermNode(field, new RangeValue(Write(from), Write(to))));
    }

    private static string? Write(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A criterion without a field would search the default fields, which nobody asked for here.</summary>
    private static void RequireField(string field)
    {
        if (field is null)
            throw new ArgumentNullException(nameof(field));
    }

    /// <summary>A plain value as query text, in quotes where it needs them.</summary>
    internal static string WriteValue(string value) => Value(value, literal: true).ToString();

    private static QueryValue Value(string value, bool literal)
    {
        if (string.IsNullOrWhiteSpace(value))
            throw new ArgumentException("An empty value matches nothing; to find documents that have the field write *.");
        if (value == "*" && !literal)
            return new ExistsValue();

        // A wildcard works only outside quotes; everything else reads better inside them once it holds a blank.
        bool wildcard = !literal && value.IndexOf('*') >= 0;
        bool plain = QuerySyntaxFacts.IsWord(value) && !value.Any(c => char.IsWhiteSpace(c) || c is '(' or ')' or '"' or '*');
        if (plain || (wildcard && QuerySyntaxFacts.IsWord(value)))
            return new WordValue(value);
        if (wildcard)
            throw new ArgumentException($"'{value}' cannot be written with a wildcard: a value must not begin with a bracket.");
        return new PhraseValue(value);
    }
}
