using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Lists the documents that a process has.</summary>
[Cmdlet(VerbsCommon.Get, "CbProcessSegment", DefaultParameterSetName = ByObject)]
[OutputType(typeof(ProcessSegment))]
public sealed class GetCbProcessSegment : WholeProcessCmdlet
{
    private protected override void Handle(CbSession session, ProcessId id, CbResponse.Process? known, string target)
    {
        if (TryAwait(target, ct => session.Client.Segments.GetAsync(id, Observer, ct), out IReadOnlyList<ProcessSegment> segments))
            WriteObject(segments, enumerateCollection: true);
    }
}
