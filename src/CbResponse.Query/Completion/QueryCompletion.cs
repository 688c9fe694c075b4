namespace CbResponse.Query;

/// <summary>Suggests what may be written at a place of a query, whether or not the text around it is a query already.</summary>
public static class QueryCompletion
{
    /// <summary>Fields that hunters use most come first (user-needs.md 5.1), the others in the order of their names.</summary>
    private static readonly string[] Frequent =
    [
        "cmdline", "process_name", "ipport", "filemod", "os_type", "parent_name", "path", "original_filename", "modload", "digsig_result",
        "domain", "ipaddr", "childproc_name", "regmod", "hostname", "username",
    ];

    /// <summary>Suggestions for the place of the cursor, the most useful first; none where anything may stand, as inside a phrase of no field with a known set of values.</summary>
    /// <param name="text">The query so far.</param>
    /// <param name="cursor">Index of the character behind the cursor; what lies outside the text counts as its nearest end.</param>
    /// <param name="index">What is searched.</param>
    public static IReadOnlyList<QuerySuggestion> At(string text, int cursor, QueryIndex index)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        FieldCatalog catalog = FieldCatalog.For(index);
        cursor = Math.Max(0, Math.Min(cursor, text.Length));
        CursorPlace place = CursorPlace.Find(text, cursor);
        if (place.IsClosed)
            return [];
        string typed = text.Substring(place.Start, cursor - place.Start);
        return place.Field is null
            ? [.. Fields(catalog, text, place, cursor, typed), .. Operators(text, place, cursor, typed)]
            : [.. Values(catalog.Find(place.Field), text, place, cursor, typed)];
    }

    private static IEnumerable<QuerySuggestion> Fields(FieldCatalog catalog, string text, CursorPlace place, int cursor, string typed)
    {
        int end = cursor;
        while (end < text.Length && QuerySyntaxFacts.IsFieldNamePart(text[end]))
            end++;
        if (end < text.Length && text[end] == ':')
            end++;
        return catalog.Fields
            .Where(field => field.IsSearchable)
            .SelectMany(field => field.IsJoin && typed.Length > field.Name.Length ? catalog.RelatedTo(field) : [field])
            .Where(field => StartsWith(field.Name, typed))
            .OrderBy(Rank)
            .Select(field => new QuerySuggestion(
                field.IsFamily ? field.Name.TrimEnd('*') : field.Name + ":", place.Start, end - place.Start, QuerySuggestionKind.Field,
                field.Description));
    }

    private static IEnumerable<QuerySuggestion> Operators(string text, CursorPlace place, int cursor, string typed)
    {
        if (!place.FollowsTerm)
            return [];
        int length = EndOfWord(text, cursor) - place.Start;
        return new (string Text, string Description)[] { ("and", "Both sides must match; a blank means the same"), ("or", "One side must match") }
            .Where(choice => StartsWith(choice.Text, typed))
            .Select(choice => new QuerySuggestion(choice.Text, place.Start, length, QuerySuggestionKind.Operator, choice.Description));
    }

    private static IEnumerable<QuerySuggestion> Values(FieldInfo? field, string text, CursorPlace place, int cursor, string typed)
    {
        if (field is null)
            return [];
        int end = place.IsQuoted ? EndOfQuotes(text, cursor) : EndOfWord(text, cursor);
        string begun = place.IsQuoted ? typed.Substring(1) : typed;
        return field.Values
            .Where(value => StartsWith(value, begun))
            .Select(value => new QuerySuggestion(
                place.IsQuoted ? $"\"{value}\"" : FieldQuery.WriteValue(value), place.Start, end - place.Start, QuerySuggestionKind.Value,
                field.Description));
    }

    /// <summary>Behind the closing quote; where the next quote seems to open the value of another field, behind the word.</summary>
    private static int EndOfQuotes(string text, int cursor)
    {
        int quote = text.IndexOf('"', cursor);
        return quote >= 0 && text.IndexOf(':', cursor, quote - cursor) < 0 ? quote + 1 : EndOfWord(text, cursor);
    }

    private static int EndOfWord(string text, int cursor)
    {
        int end = cursor;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('(' or ')' or '"'))
            end++;
        return end;
    }

    private static int Rank(FieldInfo field)
    {
        int rank = Array.IndexOf(Frequent, field.Name);
        return rank < 0 ? Frequent.Length : rank;
    }

    private static bool StartsWith(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
