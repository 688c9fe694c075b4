namespace CbResponse.Query;

/// <summary>A query too long for an address.</summary>
internal sealed class QueryLengthRule : IQueryRule
{
    private const int MaximumLength = 4_000;

    public string Id => "QueryLength";

    public void Check(LintContext context)
    {
        int length = context.Text.Length;
        if (length <= MaximumLength)
            return;
        TextSpan rest = new(MaximumLength, length - MaximumLength);
        if (context.IsStored)
        {
            context.Report(
                this, QuerySeverity.Warning, rest,
                $"The query has {length} characters: the server runs a watchlist as part of an address, and beyond {MaximumLength} that can fail.",
                "Make several watchlists of it.");
        }
        else
        {
            context.Report(
                this, QuerySeverity.Information, rest,
                $"The query has {length} characters: beyond {MaximumLength} it is sent by POST, and it fits no watchlist and no link to the console.",
                "Search in several parts where it must fit.");
        }
    }
}
