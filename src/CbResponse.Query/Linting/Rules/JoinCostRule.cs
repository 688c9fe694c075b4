namespace CbResponse.Query;

/// <summary>A criterion on the binary in a search of processes: a join.</summary>
internal sealed class JoinCostRule : IQueryRule
{
    public string Id => "JoinCost";

    public void Check(LintContext context)
    {
        HashSet<string>? seen = null;
        foreach (LintTerm term in context.Terms)
        {
            if (term.Info is not { IsJoin: true } info || !(seen ??= new(StringComparer.OrdinalIgnoreCase)).Add(info.Name))
                continue;
            context.Report(
                this, QuerySeverity.Information, term.FieldSpan,
                $"'{info.Name}' belongs to the binary: the server joins it to the processes, which is slow, and from 6.x on covers all data only in a comprehensive search.",
                "Search comprehensively, or find the binaries first and then the processes by their MD5.");
        }
    }
}
