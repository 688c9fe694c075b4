using System.Collections;

namespace CbResponse.Emulator;

/// <summary>The reports of all feeds. Requests change them while others read.</summary>
internal sealed class ReportList(IEnumerable<ThreatReport> reports) : IReadOnlyCollection<ThreatReport>
{
    private readonly Lock _gate = new();
    private volatile ThreatReport[] _reports = [.. reports];

    public int Count => _reports.Length;

    /// <summary>Puts reports in the place of those that a feed had.</summary>
    public void Replace(int feedId, IEnumerable<ThreatReport> reports)
    {
        lock (_gate)
            _reports = [.. _reports.Where(report => report.FeedId != feedId), .. reports];
    }

    /// <summary>Changes some of them, at once for all who look.</summary>
    public void Change(Func<ThreatReport, bool> which, Func<ThreatReport, ThreatReport> change)
    {
        lock (_gate)
            _reports = [.. _reports.Select(report => which(report) ? change(report) : report)];
    }

    /// <summary>The reports as they are now; what changes meanwhile is not seen.</summary>
    public IEnumerator<ThreatReport> GetEnumerator() => ((IEnumerable<ThreatReport>)_reports).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
