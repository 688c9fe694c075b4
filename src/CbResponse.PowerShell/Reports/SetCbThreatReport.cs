using System.Globalization;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Lets hits of threat reports raise no more alerts, or raise them again.</summary>
[Cmdlet(VerbsCommon.Set, "CbThreatReport", DefaultParameterSetName = ByObject, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ThreatReport))]
public sealed class SetCbThreatReport : CbSessionCmdlet
{
    private const string ByObject = "InputObject";
    private const string ById = "Id";
    private const string ByQuery = "Query";

    private readonly Dictionary<CbSession, Dictionary<ThreatReportId, string>> _waiting = [];

    /// <summary>Let their hits raise no more alerts; with <c>-Ignored:$false</c> let them raise alerts again.</summary>
    [Parameter(Mandatory = true)]
    public SwitchParameter Ignored { get; set; }

    /// <summary>Reports, each of its own server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public ThreatReport[] InputObject { get; set; } = [];

    /// <summary>Identifiers of reports: number of the feed, colon, identifier within it.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>A query that finds the reports.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(ReportQueryCompleter))]
    [ValidateNotNullOrEmpty]
    public string Query { get; set; } = string.Empty;

    /// <summary>Refuse a query that finds more reports than that.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidateRange(1, 10_000_000)]
    public int MaxCount { get; set; } = 1_000;

    /// <summary>Write the reports as the server has them now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        if (ParameterSetName == ByQuery)
            TakeFound(ResolveSession());
        foreach (string text in Id)
            Take(ThreatReportId.Parse(text), text, text, ResolveSession());
        foreach (ThreatReport report in InputObject)
        {
            // An identifier holds the number of the feed, which is another one elsewhere.
            if (ResolveOwnSession(report) is { } session)
                Take(ThreatReportId.Parse(report.UniqueId), $"'{report}' ({report.UniqueId})", report, session);
        }
    }

    private protected override void End()
    {
        foreach (KeyValuePair<CbSession, Dictionary<ThreatReportId, string>> waiting in _waiting)
            ChangeWaiting(waiting.Value, waiting.Key);
    }

    private void Take(ThreatReportId? id, string name, object item, CbSession session)
    {
        if (id is null)
        {
            WriteError(ErrorRecords.InvalidReportId(item));
            return;
        }

        if (!_waiting.TryGetValue(session, out Dictionary<ThreatReportId, string>? waiting))
            _waiting.Add(session, waiting = []);
        waiting[id] = name;
        if (waiting.Count >= ThreatReportClient.ReportsOfRequest)
            ChangeWaiting(waiting, session);
    }

    private void ChangeWaiting(Dictionary<ThreatReportId, string> waiting, CbSession session)
    {
        if (waiting.Count == 0)
            return;
        string first = waiting.First().Value;
        string name = waiting.Count == 1 ? $"Report {first}" : string.Format(CultureInfo.InvariantCulture, "{0:N0} reports, the first of them {1}", waiting.Count, first);
        if (Confirm(name, session))
            Change([.. waiting.Keys], session);
        waiting.Clear();
    }

    /// <summary>All are read before the first is changed: a change may take a report out of what the query finds.</summary>
    private void TakeFound(CbSession session)
    {
        ThreatReportClient reports = session.Client.Reports;
        ThreatReportSearch search = new() { Query = Query, Range = new SearchRange { First = MaxCount + 1L } };
        long count = Await(ct => reports.CountAsync(search, Observer, ct));
        List<ThreatReportId> found = [];
        if (count <= MaxCount)
            Stream(reports.SearchBatchesAsync(search, Observer, StopToken), "Searching threat reports", batch => found.AddRange(batch.Select(report => ThreatReportId.Parse(report.UniqueId)).OfType<ThreatReportId>()));
        count = Math.Max(count, found.Count);
        if (count > MaxCount)
            ThrowTerminatingError(ErrorRecords.TooMany(count, MaxCount, "threat reports", Query));
        if (found.Count == 0)
            WriteWarning($"'{Query}' finds no threat report. Nothing was changed.");
        else if (Confirm(string.Format(CultureInfo.InvariantCulture, "{0:N0} reports that '{1}' finds", found.Count, Query), session))
            Change(found, session);
    }

    private bool Confirm(string name, CbSession session)
        => ShouldProcess($"{name}, on {session.Uri.Authority}", Ignored ? "Ignore for all time" : "Heed again");

    /// <summary>Whoever is no global administrator cannot change any, so that this ends the pipeline.</summary>
    private void Change(List<ThreatReportId> ids, CbSession session)
    {
        ThreatReportClient reports = session.Client.Reports;
        for (int start = 0; start < ids.Count; start += ThreatReportClient.ReportsOfRequest)
        {
            List<ThreatReportId> block = ids.GetRange(start, Math.Min(ThreatReportClient.ReportsOfRequest, ids.Count - start));
            try
            {
                Await(ct => SendAsync(reports, block, ct));
            }
            catch (CbException e) when (e.Kind != CbErrorKind.PermissionDenied)
            {
                block.ForEach(id => Report(e, id.ToString()));
                continue;
            }

            foreach (ThreatReportId id in block)
            {
                if (TryAwait(id.ToString(), ct => reports.ConfirmAsync(id, Ignored, Observer, ct), out ThreatReport report) && PassThru)
                    WriteObject(report);
            }
        }
    }

    private async Task<bool> SendAsync(ThreatReportClient reports, List<ThreatReportId> block, CancellationToken cancellationToken)
    {
        await reports.SetIgnoredAsync(block, Ignored, Observer, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
