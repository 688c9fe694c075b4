using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Searches alerts, or gets them by their identifiers.</summary>
[Cmdlet(VerbsCommon.Get, "CbAlert", DefaultParameterSetName = ByQuery, SupportsPaging = true)]
[OutputType(typeof(Alert))]
public sealed class GetCbAlert : AlertFilterCmdlet
{
    private const string ByObject = "InputObject";

    /// <summary>Identifiers of alerts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ById, ValueFromPipeline = true)]
    [Alias("UniqueId", "unique_id", "AlertId")]
    [AlertId]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>Alerts to read again, each from its own server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Alert[] InputObject { get; set; } = [];

    /// <summary>Order: a field, and <c>asc</c> or <c>desc</c>. Default: the newest first.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(AlertSortCompleter))]
    [ValidatePattern("(?i)^[a-z_0-9]+( (asc|desc))?$")]
    public string Sort { get; set; } = "created_time desc";

    private protected override void Process()
    {
        if (ParameterSetName is ById or ByObject)
        {
            RefusePaging("alerts");
            WriteEach();
            return;
        }

        if (ResolveSearchSession() is not { } session)
            return;
        AlertClient alerts = session.Client.Alerts;
        AlertSearch search = new() { Query = Combine(Query), ProcessIds = ProcessIds, Sort = Order(Sort), Range = PagingParameters.ToRange(PageSize) };
        Search(search.Query, QueryIndex.Alert, "alerts", ct => alerts.CountAsync(search, Observer, ct), () => alerts.SearchBatchesAsync(search, Observer, StopToken));
    }

    private void WriteEach()
    {
        foreach (string id in Id)
            Write(id.Trim(), ResolveSession());
        foreach (Alert item in InputObject)
        {
            if (item.Id is not { Length: > 0 } id)
                WriteError(ErrorRecords.InvalidId("The alert has no identifier: it was not read from a server.", item));
            else if (ResolveOwnSession(item) is { } session)
                Write(id, session);
        }
    }

    private void Write(string id, CbSession session)
    {
        if (TryAwait(id, ct => session.Client.Alerts.GetAsync(id, Observer, ct), out Alert alert))
            WriteObject(alert);
    }
}
