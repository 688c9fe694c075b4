namespace CbResponse.Query;

/// <summary>A value with a blank in it and no quotes around it: it ends at the blank, and the rest is searched for elsewhere.</summary>
internal sealed class UnquotedSpaceRule : IQueryRule
{
    public string Id => "UnquotedSpace";

    public void Check(LintContext context)
    {
        int end = -1;
        foreach (LintTerm term in context.Terms)
        {
            // The words behind a split value belong to it: they are no values of their own.
            if (term.ValueSpan.Start < end || SplitValue.Find(context, term) is not { } split)
                continue;
            end = split.Span.End;
            string rest = context.Text.Substring(term.ValueSpan.End, end - term.ValueSpan.End).Trim();
            string value = $"{term.Field}{(term.Field is null ? string.Empty : ":")}{context.TextOf(term.ValueSpan)}";
            context.Report(
                this, QuerySeverity.Warning, split.Span,
                $"The blank ends the value: the server looks for {value}, and separately {(rest[0] == '-' ? "excludes what follows the minus sign" : $"for {rest}")}.",
                $"For one value write {(term.Field is null ? string.Empty : term.Field + ":")}{split.Whole}.",
                split.IsCertain ? new QueryEdit(split.Span.Start, split.Span.Length, split.Whole) : null);
        }
    }
}
