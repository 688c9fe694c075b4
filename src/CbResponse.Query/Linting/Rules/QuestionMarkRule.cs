namespace CbResponse.Query;

/// <summary>A question mark where a wildcard could be meant: only <c>*</c> is documented.</summary>
internal sealed class QuestionMarkRule : IQueryRule
{
    public string Id => "QuestionMark";

    public void Check(LintContext context)
    {
        foreach (LintTerm term in context.Terms)
        {
            if (term.Info?.Type is not (FieldType.Keyword or FieldType.Path or FieldType.Md5 or FieldType.Sha256 or FieldType.Domain))
                continue;
            if (term.Value is not WordValue word || word.Text.IndexOf('?') < 0)
                continue;
            context.Report(
                this, QuerySeverity.Warning, term.ValueSpan,
                "A question mark stands for one character only in other languages: here it is documented nowhere, and may be searched for literally.",
                $"Write * for any run of characters: {term.Field}:{context.TextOf(term.ValueSpan).Replace('?', '*')}.");
        }
    }
}
