namespace CbResponse.Query;

/// <summary>Criteria on the binary in a search of processes: joins. One issue names them all.</summary>
internal sealed class JoinCostRule : IQueryRule
{
    public string Id => "JoinCost";

    public void Check(LintContext context)
    {
        LintTerm? first = null;
        HashSet<string>? names = null;
        foreach (LintTerm term in context.Terms)
        {
            if (term.Info is not { IsJoin: true })
                continue;
            first ??= term;
            (names ??= new HashSet<string>(StringComparer.Ordinal)).Add(term.Info.Name);
        }

        if (first is null)
            return;
        context.Report(
            this, QuerySeverity.Information, first.FieldSpan,
            $"The server joins binaries to processes for {string.Join(", ", names!)}: that is slow, and from 6.x on covers all data only in a comprehensive search.",
            "Search comprehensively, or find the binaries first and then the processes by their MD5.");
    }
}
