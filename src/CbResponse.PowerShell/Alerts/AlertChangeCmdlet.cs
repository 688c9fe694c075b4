using System.Globalization;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>
/// The base of cmdlets that change alerts: in blocks, each confirmed by itself, and read back. Whoever is no global administrator cannot
/// change any, so that this ends the pipeline.
/// </summary>
public abstract class AlertChangeCmdlet : CbSessionCmdlet
{
    private const int ShownIds = 5;

    private readonly Dictionary<CbSession, AlertRun> _runs = [];
    private readonly List<string> _notShown = [];
    private long _notShownCount;
    private bool _yesToAll;
    private bool _noToAll;

    private protected AlertChangeCmdlet()
    {
    }

    /// <summary>The new status.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public AlertStatus Status { get; set; }

    /// <summary>The user who has the alerts from now on.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AssignedTo { get; set; }

    /// <summary>Silence the reports that raised the alerts as well, for all time. It asks apart for each report.</summary>
    [Parameter]
    public SwitchParameter IgnoreReport { get; set; }

    /// <summary>How many seconds to wait, after the last change, until the server shows it.</summary>
    [Parameter]
    [ValidateRange(0, 3_600)]
    public int WaitSeconds { get; set; } = 60;

    /// <summary>Write the alerts as the server has them now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected sealed override void End()
    {
        List<(CbSession Session, CbException Failure)> failures = [];
        foreach (KeyValuePair<CbSession, AlertRun> run in _runs)
        {
            ChangeWaiting(run.Value, run.Key);
            try
            {
                Stream(run.Value.Triage.FinishAsync(Observer, StopToken), "Reading alerts back", Tell);
            }
            catch (CbException e)
            {
                failures.Add((run.Key, e));
            }
        }

        if (_notShownCount > 0)
        {
            string ids = string.Join(", ", _notShown) + (_notShownCount > _notShown.Count ? ", ..." : string.Empty);
            string why = failures.Count > 0 ? "not all of them could be read back" : FormattableString.Invariant($"does not show it {WaitSeconds} seconds later");
            WriteWarning(string.Format(
                CultureInfo.InvariantCulture, "The server took the change of {0:N0} alerts, but {1}: {2}. Look again before you rely on it.", _notShownCount, why, ids));
        }

        foreach ((CbSession session, CbException failure) in failures)
            Report(failure, session.Uri.Authority);
    }

    /// <summary>Changes an alert, together with others.</summary>
    private protected void Take(AlertTarget target, CbSession session)
    {
        AlertRun run = RunOf(session);
        run.Add(target);
        if (run.IsBlockFull)
            ChangeWaiting(run, session);
    }

    /// <summary>Changes alerts that are known to be all, after one question.</summary>
    private protected void TakeAll(IReadOnlyList<AlertTarget> targets, CbSession session, string name)
    {
        AlertRun run = RunOf(session);
        if (!Confirm(name, session, targets, run))
            return;
        List<AlertTarget> changed = [];
        for (int start = 0; start < targets.Count; start += AlertClient.AlertsOfRequest)
        {
            AlertTarget[] block = [.. targets.Skip(start).Take(AlertClient.AlertsOfRequest)];
            if (Change(run, block))
                changed.AddRange(block);
        }

        IgnoreReports(run.TakeNewReports(IgnoreReport ? changed : []), session);
    }

    private AlertRun RunOf(CbSession session)
    {
        if (!_runs.TryGetValue(session, out AlertRun? run))
            _runs.Add(session, run = new AlertRun(session.Client.Alerts.Triage(new AlertChange(Status, AssignedTo), TimeSpan.FromSeconds(WaitSeconds))));
        return run;
    }

    private void ChangeWaiting(AlertRun run, CbSession session)
    {
        IReadOnlyCollection<AlertTarget> block = run.TakeBlock();
        if (block.Count == 0)
            return;
        string name = block.Count == 1
            ? $"Alert {block.First()}"
            : string.Format(CultureInfo.InvariantCulture, "{0:N0} alerts, the first of them {1}", block.Count, block.First());
        if (Confirm(name, session, block, run) && Change(run, block))
            IgnoreReports(run.TakeNewReports(IgnoreReport ? block : []), session);
    }

    /// <summary>Asks. With -WhatIf the reports are told as well.</summary>
    private bool Confirm(string name, CbSession session, IEnumerable<AlertTarget> targets, AlertRun run)
    {
        string action = $"Set the status {AlertStatusText.Of(Status)}{(AssignedTo is null ? string.Empty : $", and assign to {AssignedTo}")}";
        string target = $"{name}, on {session.Uri.Authority}";
        if (ShouldProcess($"Performing the operation \"{action}\" on target \"{target}\".", $"{action}: {target}?", "Confirm", out ShouldProcessReason reason))
            return true;
        if (reason == ShouldProcessReason.WhatIf && IgnoreReport)
        {
            foreach (AlertTarget report in run.TakeNewReports(targets))
                ShouldProcess($"Report '{report.ReportName}' ({report.Report}), on {session.Uri.Authority}", "Ignore for all time");
        }

        return false;
    }

    private bool Change(AlertRun run, IReadOnlyCollection<AlertTarget> block)
    {
        try
        {
            Tell(Await(ct => run.Triage.ChangeAsync([.. block.Select(target => target.Id)], Observer, ct)));
            return true;
        }
        catch (CbException e) when (e.Kind != CbErrorKind.PermissionDenied)
        {
            foreach (AlertTarget target in block)
                Report(e, target.Id);
            return false;
        }
    }

    private void Tell(IReadOnlyList<AlertOutcome> outcomes)
    {
        foreach (AlertOutcome outcome in outcomes)
        {
            if (outcome.State == AlertOutcomeState.Unknown)
                Report(AlertClient.Missing(outcome.Id), outcome.Id);
            else if (outcome.State == AlertOutcomeState.NotShown && ++_notShownCount <= ShownIds)
                _notShown.Add(outcome.Id);
            else if (outcome.State == AlertOutcomeState.Confirmed && PassThru)
                WriteObject(outcome.Alert);
        }
    }

    /// <summary>To ignore a report is no part of closing an alert: nobody hears of the next host that it hits. So it is asked apart, whatever was answered before.</summary>
    private void IgnoreReports(List<AlertTarget> reports, CbSession session)
    {
        ThreatReportClient client = session.Client.Reports;
        foreach (AlertTarget report in reports)
        {
            ThreatReportId id = report.Report!;
            string question = $"Ignore the report '{report.ReportName}' ({id}) on {session.Uri.Authority} for all time? None of its indicators raises an alert any more, on any host.";
            if (MayAsk() && !ShouldContinue(question, "Ignore the report", ref _yesToAll, ref _noToAll))
                continue;
            TryAwait(id.ToString(), async ct =>
            {
                await client.SetIgnoredAsync([id], isIgnored: true, Observer, ct).ConfigureAwait(false);
                return await client.ConfirmAsync(id, isIgnored: true, Observer, ct).ConfigureAwait(false);
            }, out _);
        }
    }

    /// <summary>Whoever says -Confirm:$false, or wants no questions at all, is asked none.</summary>
    private bool MayAsk() => MyInvocation.BoundParameters.TryGetValue("Confirm", out object? confirm)
        ? (SwitchParameter)confirm
        : !(GetVariableValue("ConfirmPreference") is { } preference && preference.ToString() == nameof(ConfirmImpact.None));
}
