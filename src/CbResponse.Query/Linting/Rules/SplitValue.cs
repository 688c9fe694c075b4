using System.Text;

namespace CbResponse.Query;

/// <summary>A value that was meant to go on behind its blank.</summary>
/// <param name="Span">From the value to the last word that belongs to it.</param>
/// <param name="Whole">The value as it should be written.</param>
/// <param name="IsCertain">Whether nothing else can be meant.</param>
internal sealed record SplitValue(TextSpan Span, string Whole, bool IsCertain)
{
    /// <summary>Fields of whole names, which often hold blanks.</summary>
    private static readonly string[] NameFields = ["feed_name", "watchlist_name"];

    /// <summary>The value that begins with a criterion, or null when the criterion is whole.</summary>
    public static SplitValue? Find(LintContext context, LintTerm term)
    {
        if (term.And is null || term.Value is not WordValue word || term.Node.IsParenthesized)
            return null;
        if (FollowingWord.After(context, term) is not { } rest)
            return null;
        return OfList(term, word, rest)
            ?? OfTime(term, word, rest)
            ?? OfPath(context, term, word, rest)
            ?? OfWords(context, term, rest);
    }

    /// <summary><c>digsig_result:Bad Signature</c>.</summary>
    private static SplitValue? OfList(LintTerm term, WordValue word, List<FollowingWord> rest)
    {
        if (term.Info is not { Values.Count: > 0 } info || rest[0].IsNegated)
            return null;
        string whole = $"{word.Text} {rest[0].Text}";
        string? value = info.Values.FirstOrDefault(known => known.Equals(whole, StringComparison.OrdinalIgnoreCase));
        return value is null ? null : Make(term, rest[0], FieldQuery.WriteValue(value), isCertain: true);
    }

    /// <summary><c>start:2024-03-05 06:00:00</c>.</summary>
    private static SplitValue? OfTime(LintTerm term, WordValue word, List<FollowingWord> rest)
    {
        if (term.Info is not { Type: FieldType.DateTime } || !QueryTime.IsDay(word.Text))
            return null;
        string whole = $"{word.Text}T{rest[0].Text}";
        return QueryTime.TryRead(whole, out _) ? Make(term, rest[0], whole, isCertain: true) : null;
    }

    /// <summary><c>path:c:\program files\x.exe</c>, <c>username:NT AUTHORITY\SYSTEM</c>.</summary>
    private static SplitValue? OfPath(LintContext context, LintTerm term, WordValue word, List<FollowingWord> rest)
    {
        int separator = word.Text.LastIndexOfAny(['\\', '/']);
        string tail = word.Text.Substring(separator + 1);
        bool isWhole = tail.Length == 0 || tail.IndexOfAny(['.', '*']) >= 0;
        bool isPath = separator >= 0 && (term.Info?.Type is FieldType.Path or FieldType.CommandLine || word.Text.IndexOf(":\\", StringComparison.Ordinal) == 1);
        if (isWhole || rest[0].IsNegated)
            return null;
        int last = rest.FindLastIndex(next => next.IsTailOfPath);
        int negated = rest.FindIndex(next => next.IsNegated);
        bool hasSeparator = last >= 0 && rest.Take(last + 1).Any(next => next.Text.IndexOf('\\') >= 0);
        if (negated >= 0 && last > negated)
            return null;
        if (last >= 0 && (isPath || (hasSeparator && term.Field is not null)))
            return Make(term, rest[last], Quote(context, term, rest[last]), isCertain: true);
        return isPath && term.Field is not null && term.Node.Field is not null
            ? Make(term, rest[0], Quote(context, term, rest[0]), isCertain: false)
            : null;
    }

    /// <summary><c>cmdline:net use</c>, <c>company_name:Contoso Ltd</c>, <c>watchlist_name:My rule</c>.</summary>
    private static SplitValue? OfWords(LintContext context, LintTerm term, List<FollowingWord> rest)
    {
        // In a group of values each word is a value of the field already.
        if (term.Node.Field is null || term.Info is null || rest[0].IsParenthesized)
            return null;
        bool holdsBlanks = term.Info.Type is FieldType.CommandLine or FieldType.Text || NameFields.Contains(term.Info.Name);
        if (!holdsBlanks || (rest[0].IsNegated && term.Info.Type != FieldType.CommandLine))
            return null;
        int stop = rest.FindIndex(next => next.IsParenthesized);
        FollowingWord last = rest[stop < 0 ? rest.Count - 1 : stop - 1];
        return Make(term, last, Quote(context, term, last), isCertain: false);
    }

    private static SplitValue Make(LintTerm term, FollowingWord last, string whole, bool isCertain)
        => new(TextSpan.FromBounds(term.ValueSpan.Start, last.Span.End), whole, isCertain);

    /// <summary>The stretch as one value: in quotes, or with its blanks escaped where quotes would take a wildcard's meaning.</summary>
    private static string Quote(LintContext context, LintTerm term, FollowingWord last)
    {
        string raw = context.Text.Substring(term.ValueSpan.Start, last.Span.End - term.ValueSpan.Start);
        if (raw.IndexOf('*') < 0)
            return $"\"{QueryEscape.Close(raw)}\"";
        StringBuilder escaped = new(raw.Length + 8);
        for (int i = 0; i < raw.Length; i++)
        {
            bool isEscape = raw[i] == '\\' && i + 1 < raw.Length && QuerySyntaxFacts.IsEscapable(raw[i + 1]);
            if (isEscape)
                escaped.Append(raw[i++]);
            else if (char.IsWhiteSpace(raw[i]) || raw[i] is '(' or ')')
                escaped.Append('\\');
            escaped.Append(raw[i]);
        }

        return escaped.ToString();
    }
}
