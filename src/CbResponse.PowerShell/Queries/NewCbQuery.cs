using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Builds a query of typed criteria, and combines queries.</summary>
[Cmdlet(VerbsCommon.New, "CbQuery", DefaultParameterSetName = ProcessSet)]
[OutputType(typeof(CbQuery))]
public sealed partial class NewCbQuery : CbCmdlet
{
    private const string ProcessSet = "Process";
    private const string BinarySet = "Binary";

    /// <summary>A query that must match beside the criteria: a text in the server's language, or another query.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Query]
    [ArgumentCompleter(typeof(QueryCompleter))]
    [ValidateNotNull]
    public CbQuery Query { get; set; } = CbQuery.All;

    /// <summary>Build a query for binaries instead of processes.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BinarySet)]
    public SwitchParameter Binary { get; set; }

    /// <summary>More queries that must match beside the criteria.</summary>
    [Parameter]
    [Query]
    [ArgumentCompleter(typeof(QueryCompleter))]
    [ValidateNotNullOrEmpty]
    public CbQuery[] And { get; set; } = [];

    /// <summary>Other queries, one of which may match instead of all that is given above.</summary>
    [Parameter]
    [Query]
    [ArgumentCompleter(typeof(QueryCompleter))]
    [ValidateNotNullOrEmpty]
    public CbQuery[] Or { get; set; } = [];

    /// <summary>Queries that must not match, whatever else does.</summary>
    [Parameter]
    [Query]
    [ArgumentCompleter(typeof(QueryCompleter))]
    [ValidateNotNullOrEmpty]
    public CbQuery[] Not { get; set; } = [];

    /// <summary>Let <c>*</c> in criteria mean itself.</summary>
    [Parameter]
    public SwitchParameter Literal { get; set; }

    private protected override void Process()
    {
        try
        {
            RequireOrder(StartedAfter, StartedBefore, nameof(StartedAfter), nameof(StartedBefore));
            RequireOrder(FirstSeenAfter, FirstSeenBefore, nameof(FirstSeenAfter), nameof(FirstSeenBefore));
            if (MinSize > MaxSize)
                ThrowInvalidArgument($"-{nameof(MinSize)} ({MinSize}) is more than -{nameof(MaxSize)} ({MaxSize}): nothing lies between.", null);
            CbQuery query = Query.And(Binary ? BinaryCriteria() : ProcessCriteria());
            foreach (CbQuery more in And)
                query = query.And(more);
            if (query.IsEmpty && Or.Length > 0)
                ThrowInvalidArgument("-Or offers an alternative to criteria, and there are none: every document matches already.", null);
            foreach (CbQuery alternative in Or)
                query = query.Or(RequireText(alternative, nameof(Or)));
            foreach (CbQuery excluded in Not)
                query = query.And(RequireText(excluded, nameof(Not)).Not());
            WriteObject(query);
        }
        catch (ArgumentException e)
        {
            ThrowInvalidArgument(e.Message, null);
        }
        catch (QuerySyntaxException e)
        {
            // The parts are queries; together they can be nested too deep.
            ThrowTerminatingError(ErrorRecords.InvalidQuery(e, Query.Text));
        }
    }

    private CbQuery RequireText(CbQuery query, string parameter)
    {
        if (query.IsEmpty)
            ThrowInvalidArgument($"-{parameter} got an empty query, which every document matches.", null);
        return query;
    }
}
