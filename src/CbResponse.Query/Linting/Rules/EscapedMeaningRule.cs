namespace CbResponse.Query;

/// <summary>A backslash or a quote that takes another meaning than its place suggests.</summary>
internal sealed class EscapedMeaningRule : IQueryRule
{
    public string Id => "EscapedMeaning";

    public void Check(LintContext context)
    {
        foreach (LintTerm term in context.Terms)
        {
            if (term.ValueText is not { } value)
                continue;
            bool hasBackslash = context.Text.IndexOf('\\', term.ValueSpan.Start, term.ValueSpan.Length) >= 0;
            if (hasBackslash && CheckBackslashes(context, term, value, context.TextOf(term.ValueSpan)))
                continue;
            if (term.Value is PhraseValue && value.IndexOf('*') >= 0)
            {
                Report(context, term, "Inside quotes a star is a plain star and no wildcard.",
                    $"For a wildcard leave the quotes out and escape the blanks: {Unquoted(value)}.");
            }
        }
    }

    private bool CheckBackslashes(LintContext context, LintTerm term, string value, string raw)
    {
        RawValue parts = RawValue.Read(raw, context.Catalog);
        if (parts.HasLostQuote)
        {
            Report(context, term, $"The backslash before the quote makes it part of the value: the server looks for {value}.",
                "A backslash that ends a value in quotes must be doubled: \"c:\\temp\\\\\".");
        }
        else if (parts.WithoutLostMinus is { } mended)
        {
            Report(context, term, $"A backslash before a minus sign vanishes: the server looks for {value}.",
                $"Double it: {mended}.", new QueryEdit(term.ValueSpan.Start, term.ValueSpan.Length, mended));
        }
        else if (parts.HasLostBlank)
        {
            Report(context, term, $"The backslash before the blank makes it part of the value: the server looks for {value}.",
                "If the folder ends there, double the backslash; if the blank belongs to a name, put the whole value in double quotes.");
        }
        else if (parts.HasLostShare && term.Info?.Type != FieldType.Path)
        {
            Report(context, term, $"Two backslashes stand for one: the server looks for {value}.",
                $"For two write four: \\\\{(raw[0] == '"' ? raw.Substring(1, raw.Length - 2) : raw)}.");
        }
        else
        {
            return false;
        }

        return true;
    }

    private void Report(LintContext context, LintTerm term, string message, string suggestion, QueryEdit? fix = null)
        => context.Report(this, QuerySeverity.Warning, term.ValueSpan, message, suggestion, fix);

    private static string Unquoted(string value)
        => QuerySyntaxFacts.IsWord(value) ? new WordValue(value).ToString() : "term by term";
}
