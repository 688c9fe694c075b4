namespace CbResponse.Query;

/// <summary>A wildcard at the front makes the server read all values of the field; administrators can forbid it.</summary>
internal sealed class LeadingWildcardRule : IQueryRule
{
    public string Id => "LeadingWildcard";

    public void Check(LintContext context)
    {
        foreach (LintTerm term in context.Terms)
        {
            if (term.Value is not WordValue word || word.Text[0] != '*')
                continue;
            string rest = word.Text.TrimStart('*');
            (string suggestion, QueryEdit? fix) = Advise(context, term, rest);
            context.Report(
                this, QuerySeverity.Warning, term.ValueSpan,
                "A wildcard at the front makes the server go through all values: slow, and refused where an administrator has forbidden it.",
                suggestion, fix);
        }
    }

    private static (string Suggestion, QueryEdit? Fix) Advise(LintContext context, LintTerm term, string rest)
    {
        // Every tail of a path is found without help, from any separator on (edr-api.md 2.1, "path").
        if (term.Info?.Type == FieldType.Path && rest.Length > 1 && rest[0] is '\\' or '/' && rest[1] is not ('\\' or '/'))
        {
            string raw = context.TextOf(term.ValueSpan);
            string tail = raw.TrimStart('*').TrimStart('\\', '/');
            return ($"The server finds every tail of a path by itself: {term.Field}:{tail}.",
                tail.Length > 0 && tail[0] is not ('-' or '[' or '*')
                    ? new QueryEdit(term.ValueSpan.Start, term.ValueSpan.Length, tail)
                    : null);
        }

        return (term.Info?.Type switch
        {
            FieldType.CommandLine or FieldType.Text => "The server finds the words of the field by themselves: write whole words without the wildcard.",
            FieldType.Domain => "The server finds every part of a name that ends at its end: write the name without the wildcard.",
            FieldType.Path => "The server finds every tail of a path by itself: begin with a whole folder or file name.",
            _ => "Begin with the characters that are known, or list the whole values.",
        }, null);
    }
}
