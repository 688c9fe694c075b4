using System.Globalization;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Closes alerts, opens them again, or says who works on them.</summary>
[Cmdlet(VerbsCommon.Set, "CbAlertStatus", DefaultParameterSetName = ByObject, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Alert))]
public sealed class SetCbAlertStatus : AlertChangeCmdlet
{
    private const string ByObject = "InputObject";
    private const string ById = "Id";
    private const string ByQuery = "Query";

    /// <summary>Alerts, each of its own server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Alert[] InputObject { get; set; } = [];

    /// <summary>Identifiers of alerts.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ById, ValueFromPipeline = true)]
    [Alias("UniqueId", "unique_id", "AlertId")]
    [AlertId]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>A query that finds the alerts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(AlertQueryCompleter))]
    [ValidateNotNullOrEmpty]
    public string Query { get; set; } = string.Empty;

    /// <summary>Refuse a query that finds more alerts than that.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidateRange(1, 10_000_000)]
    public int MaxCount { get; set; } = 1_000;

    private protected override void Process()
    {
        if (ParameterSetName == ByQuery)
            TakeFound(ResolveSession());
        foreach (string id in Id)
            TakeNamed(id.Trim(), ResolveSession());
        foreach (Alert alert in InputObject)
        {
            if (AlertTarget.Of(alert) is not { } target)
                WriteError(ErrorRecords.InvalidId("The alert has no identifier: it was not read from a server.", alert));
            else if (ResolveOwnSession(alert) is { } session)
                Take(target, session);
        }
    }

    /// <summary>All are read before the first is changed: a change may take an alert out of what the query finds.</summary>
    private void TakeFound(CbSession session)
    {
        AlertClient alerts = session.Client.Alerts;
        AlertSearch search = new() { Query = Query, Range = new SearchRange { First = MaxCount + 1L } };
        long count = Await(ct => alerts.CountAsync(search, Observer, ct));
        List<AlertTarget> found = [];
        if (count <= MaxCount)
            Stream(alerts.SearchBatchesAsync(search, Observer, StopToken), "Searching alerts", batch => found.AddRange(batch.Select(AlertTarget.Of).OfType<AlertTarget>()));
        count = Math.Max(count, found.Count);
        if (count > MaxCount)
            ThrowTerminatingError(ErrorRecords.TooMany(count, MaxCount, "alerts", Query));
        if (found.Count > 0)
            TakeAll(found, session, string.Format(CultureInfo.InvariantCulture, "{0:N0} alerts that '{1}' finds", found.Count, Query));
        else
            WriteWarning($"'{Query}' finds no alert. Nothing was changed.");
    }

    /// <summary>Which report an alert is of only the alert says.</summary>
    private void TakeNamed(string id, CbSession session)
    {
        if (!IgnoreReport)
            Take(new AlertTarget(id, null, null, null), session);
        else if (TryAwait(id, ct => session.Client.Alerts.GetAsync(id, Observer, ct), out Alert alert) && AlertTarget.Of(alert) is { } target)
            Take(target, session);
    }
}
