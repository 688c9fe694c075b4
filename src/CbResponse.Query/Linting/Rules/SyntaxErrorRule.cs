namespace CbResponse.Query;

/// <summary>Text that the server refuses to read.</summary>
internal sealed class SyntaxErrorRule : IQueryRule
{
    public string Id => "SyntaxError";

    public void Check(LintContext context)
    {
        if (context.SyntaxError is not { } error)
            return;
        int end = error.Position;
        while (end < context.Text.Length && !char.IsWhiteSpace(context.Text[end]))
            end++;
        context.Report(
            this, QuerySeverity.Error, TextSpan.FromBounds(error.Position, end),
            $"{error.Problem}: the server answers with an error. Expected {error.Expected}.", error.Suggestion,
            LostQuote.FindFix(context.Text));
    }
}
