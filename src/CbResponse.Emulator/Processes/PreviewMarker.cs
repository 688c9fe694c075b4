using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>Puts markers around what a query matches in a text (edr-api.md 3.2). What is excluded is not marked.</summary>
internal sealed class PreviewMarker
{
    private const string Before = "PREPREPRE";
    private const string After = "POSTPOSTPOST";

    private readonly List<(string? Field, QueryValue Value)> _terms = [];

    public PreviewMarker(CbQuery query)
    {
        if (query.Root is not null)
            Collect(query.Root, field: null);
    }

    /// <summary>The text with markers, or the same text when nothing matches.</summary>
    /// <param name="field">The field that finds the text.</param>
    /// <param name="text">The text.</param>
    public string Mark(string field, string text)
    {
        string marked = text;
        int end = text.Length;

        // From the back, so that places in front stay where they are.
        foreach ((int start, int length) in Find(field, text).OrderByDescending(place => place.Start).ThenByDescending(place => place.Length))
        {
            if (length == 0 || start + length > end)
                continue;
            marked = $"{marked.AsSpan(0, start)}{Before}{marked.AsSpan(start, length)}{After}{marked.AsSpan(start + length)}";
            end = start;
        }

        return marked;
    }

    private IEnumerable<(int Start, int Length)> Find(string field, string text)
    {
        // A user is found by the part behind the domain too, like the tail of a path.
        FieldType type = field == "username" ? FieldType.Path : FieldCatalog.Process.Find(field)?.Type ?? FieldType.Keyword;
        foreach ((string? wanted, QueryValue value) in _terms)
        {
            if (wanted is not null && !wanted.Equals(field, StringComparison.OrdinalIgnoreCase))
                continue;
            if (TextMatchers.For(type, value)?.Locate(text) is { } place)
                yield return place;
            else if (wanted is null && WordOf(value) is { } word)
            {
                foreach ((int start, int length) in WordTokens.Cut(text))
                {
                    if (text.AsSpan(start, length).Equals(word, StringComparison.OrdinalIgnoreCase))
                        yield return (start, length);
                }
            }
        }
    }

    /// <summary>A bare word is found inside paths as well.</summary>
    private static string? WordOf(QueryValue value) => value switch
    {
        WordValue { HasWildcard: false } word => word.Text,
        PhraseValue phrase => phrase.Text,
        _ => null,
    };

    private void Collect(QueryNode node, string? field)
    {
        switch (node)
        {
            case OperatorNode joined:
                foreach (QueryNode part in joined.Operands)
                    Collect(part, field);
                break;
            case FieldGroupNode group:
                Collect(group.Values, group.Field);
                break;
            case TermNode term:
                _terms.Add((term.Field ?? field, term.Value));
                break;
        }
    }
}
