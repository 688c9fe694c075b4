using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>
/// The progress of one search: nothing for the first half second, then at most five records a second, and an end in every case.
/// In a pipeline of several searches each has its own bar, under that of the search before it.
/// </summary>
internal sealed class CallProgress
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly PSCmdlet _cmdlet;
    private readonly ProgressRecord _record;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _next = Quiet;
    private bool _isShown;

    public CallProgress(PSCmdlet cmdlet, string activity)
    {
        _cmdlet = cmdlet;
        int position = cmdlet.MyInvocation.PipelinePosition;
        _record = new ProgressRecord(position, activity, "Waiting for the server") { ParentActivityId = position > 1 ? position - 1 : -1 };
    }

    public void Report(long received, long total)
    {
        if (_watch.Elapsed < _next || received >= total)
            return;
        _next = _watch.Elapsed + Interval;
        _isShown = true;
        _record.StatusDescription = string.Format(CultureInfo.CurrentCulture, "{0:N0} of {1:N0}", received, total);
        _record.PercentComplete = (int)Math.Min(100, received * 100 / Math.Max(1, total));
        _cmdlet.WriteProgress(_record);
    }

    public void Complete()
    {
        if (!_isShown)
            return;
        _record.RecordType = ProgressRecordType.Completed;
        try
        {
            _cmdlet.WriteProgress(_record);
        }
        catch (PipelineStoppedException)
        {
            // A pipeline that is stopping takes no records; the host removes its bars by itself.
        }
    }
}
