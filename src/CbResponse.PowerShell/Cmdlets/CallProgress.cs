using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>
/// The progress of one search or download: nothing for the first half second, then at most five records a second, and an end in every case.
/// In a pipeline of several searches each has its own bar, under that of the search before it.
/// </summary>
internal sealed class CallProgress
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly PSCmdlet _cmdlet;
    private readonly bool _isBytes;
    private readonly ProgressRecord _record;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _next = Quiet;
    private bool _isShown;

    public CallProgress(PSCmdlet cmdlet, string activity, bool isBytes = false)
    {
        _cmdlet = cmdlet;
        _isBytes = isBytes;
        int position = cmdlet.MyInvocation.PipelinePosition;
        _record = new ProgressRecord(position, activity, "Waiting for the server") { ParentActivityId = position > 1 ? position - 1 : -1 };
    }

    public void Report(long received, long total)
    {
        // Of a download the size may be unknown, which is told by a total of 0.
        if (_watch.Elapsed < _next || (received >= total && !(_isBytes && total == 0)))
            return;
        _next = _watch.Elapsed + Interval;
        _isShown = true;
        _record.StatusDescription = _isBytes
            ? DescribeBytes(received, total)
            : string.Format(CultureInfo.CurrentCulture, "{0:N0} of {1:N0}", received, total);
        _record.PercentComplete = total == 0 ? -1 : (int)Math.Min(100, received * 100 / Math.Max(1, total));
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

    private string DescribeBytes(long received, long total)
    {
        const double megabyte = 1024 * 1024;
        string whole = total == 0 ? string.Empty : string.Format(CultureInfo.CurrentCulture, " of {0:N1} MB", total / megabyte);
        return string.Format(
            CultureInfo.CurrentCulture, "{0:N1} MB{1}, {2:N1} MB/s", received / megabyte, whole, received / megabyte / _watch.Elapsed.TotalSeconds);
    }
}
