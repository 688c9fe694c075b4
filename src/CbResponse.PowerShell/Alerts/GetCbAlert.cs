using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Searches alerts, or gets them by their identifiers.</summary>
[Cmdlet(VerbsCommon.Get, "CbAlert", DefaultParameterSetName = ByQuery, SupportsPaging = true)]
[OutputType(typeof(Alert))]
public sealed class GetCbAlert : AlertFilterCmdlet
{
    /// <summary>A query in the server's language; empty finds every alert.</summary>
    [Parameter(Position = 0, ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(AlertQueryCompleter))]
    [AllowEmptyString]
    [ValidateNotNull]
    public string Query { get; set; } = string.Empty;

    /// <summary>Identifiers of alerts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("UniqueId", "unique_id", "AlertId")]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>Order: a field, and <c>asc</c> or <c>desc</c>. Default: the newest first.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(AlertSortCompleter))]
    [ValidatePattern("(?i)^[a-z_0-9]+( (asc|desc))?$")]
    public string Sort { get; set; } = "created_time desc";

    private protected override void Process()
    {
        if (ParameterSetName == ById)
        {
            RefusePaging("alerts");
            WriteEach(ResolveSession().Client.Alerts);
            return;
        }

        RequireOrder(CreatedAfter, CreatedBefore, nameof(CreatedAfter), nameof(CreatedBefore));
        if (ResolveSubjectSession() is not { } session)
            return;
        AlertClient alerts = session.Client.Alerts;
        AlertSearch search = new()
        {
            Query = Combine(Query),
            ProcessIds = ProcessIds,
            Sort = Order(Sort),
            Range = PagingParameters.ToRange(PageSize),
        };
        Search(search.Query, QueryIndex.Alert, "alerts", ct => alerts.CountAsync(search, Observer, ct), () => alerts.SearchBatchesAsync(search, Observer, StopToken));
    }

    private void WriteEach(AlertClient alerts)
    {
        foreach (string id in Id.Select(id => id.Trim()))
        {
            if (TryAwait(id, ct => alerts.GetAsync(id, Observer, ct), out Alert alert))
                WriteObject(alert);
        }
    }
}
