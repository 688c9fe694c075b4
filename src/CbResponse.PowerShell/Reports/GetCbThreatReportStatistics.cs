using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets how often threat reports hit, as the server counts.</summary>
[Cmdlet(VerbsCommon.Get, "CbThreatReportStatistics", DefaultParameterSetName = "InputObject")]
[OutputType(typeof(NamedValue))]
public sealed class GetCbThreatReportStatistics : CbSessionCmdlet
{
    /// <summary>Reports, each of its own server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    [ValidateNotNull]
    public ThreatReport[] InputObject { get; set; } = [];

    /// <summary>Identifiers of reports: number of the feed, colon, identifier within it.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Id", ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    private protected override void Process()
    {
        foreach (ThreatReport report in InputObject)
        {
            if (ResolveOwnSession(report) is { } session)
                Write(report.UniqueId ?? string.Empty, session);
        }

        foreach (string id in Id)
            Write(id, ResolveSession());
    }

    private void Write(string text, CbSession session)
    {
        if (ThreatReportId.Parse(text) is not { } id)
            WriteError(ErrorRecords.InvalidReportId(text));
        else if (TryAwait(text, ct => session.Client.Reports.GetStatisticsAsync(id, Observer, ct), out IReadOnlyList<NamedValue> values))
            WriteObject(values, enumerateCollection: true);
    }
}
