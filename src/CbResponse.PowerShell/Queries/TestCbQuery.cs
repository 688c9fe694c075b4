using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Checks queries for what a server would refuse or misunderstand, without a server.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CbQuery", DefaultParameterSetName = "Issues")]
[OutputType(typeof(QueryIssue), ParameterSetName = ["Issues"])]
[OutputType(typeof(bool), ParameterSetName = ["Quiet"])]
[OutputType(typeof(string), ParameterSetName = ["Fix"])]
public sealed class TestCbQuery : CbCmdlet
{
    /// <summary>Queries: texts, the stored queries of watchlists, objects that New-CbQuery made, or objects with a query.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(QueryCompleter))]
    [AllowEmptyString]
    public object[] Query { get; set; } = [];

    /// <summary>What the queries search. By default what a watchlist says of itself, and processes otherwise.</summary>
    [Parameter]
    public QueryIndex? Index { get; set; }

    /// <summary>Give the corrected query instead, where a correction is safe.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Fix")]
    public SwitchParameter Fix { get; set; }

    /// <summary>Say only whether a query is free of errors.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Quiet")]
    public SwitchParameter Quiet { get; set; }

    private protected override void Process()
    {
        foreach (object item in Query)
        {
            if (QueryInput.From(item) is not { } query)
                WriteError(ErrorRecords.InvalidArgument(QueryInput.Refusal(item), item));
            else if (Fix)
                Mend(query);
            else if (Quiet)
                WriteObject(!Check(query).Any(issue => issue.Severity == QuerySeverity.Error));
            else
                WriteObject(Check(query), enumerateCollection: true);
        }
    }

    private QueryIndex IndexOf(QueryInput query) => Index ?? query.Index ?? QueryIndex.Process;

    private IReadOnlyList<QueryIssue> Check(QueryInput query) => query.Stored is { } stored
        ? QueryLinter.Check(stored, IndexOf(query))
        : QueryLinter.Check(query.Text, IndexOf(query));

    private void Mend(QueryInput query)
    {
        FixedQuery mended = query.Stored is { } stored
            ? QueryLinter.Fix(stored, IndexOf(query))
            : QueryLinter.Fix(query.Text, IndexOf(query));
        foreach (QueryIssue issue in mended.Mended)
            WriteVerbose($"Mended: {issue}");
        foreach (QueryIssue issue in mended.Remaining.Where(issue => issue.Severity != QuerySeverity.Information))
            WriteWarning($"Not mended: {issue}");
        if (query.Stored is null)
            WriteObject(mended.Text);
        else
            WriteObject((mended.IsChanged ? query.Stored.WithQuery(mended.Text) : query.Stored).ToString());
    }
}
