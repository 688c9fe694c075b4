namespace CbResponse.PowerShell;

/// <summary>The alerts of one server that a cmdlet is changing.</summary>
internal sealed class AlertRun(AlertTriage triage)
{
    private readonly HashSet<ThreatReportId> _asked = [];
    private Dictionary<string, AlertTarget> _block = new(StringComparer.OrdinalIgnoreCase);

    public AlertTriage Triage => triage;

    /// <summary>Whether as many wait as one request changes.</summary>
    public bool IsBlockFull => _block.Count >= AlertClient.AlertsOfRequest;

    /// <summary>Adds an alert to those that wait. The same alert twice is one.</summary>
    public void Add(AlertTarget target) => _block[target.Id] = target;

    /// <summary>Those that wait, which then wait no more.</summary>
    public IReadOnlyCollection<AlertTarget> TakeBlock()
    {
        IReadOnlyCollection<AlertTarget> block = _block.Values;
        _block = new Dictionary<string, AlertTarget>(StringComparer.OrdinalIgnoreCase);
        return block;
    }

    /// <summary>The reports of alerts that nobody was asked about yet.</summary>
    public List<AlertTarget> TakeNewReports(IEnumerable<AlertTarget> targets)
        => [.. targets.Where(target => target.Report is { } report && _asked.Add(report))];
}
