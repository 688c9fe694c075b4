using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets about single documents of processes.</summary>
public abstract class ProcessTargetCmdlet : ProcessInputCmdlet
{
    private protected ProcessTargetCmdlet()
    {
    }

    /// <summary>The document of the process: 0 for all together.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0, long.MaxValue)]
    public long? SegmentId { get; set; }

    private protected sealed override long? SegmentOfId => SegmentId;

    private protected sealed override void Take(ProcessInput input, CbSession session)
    {
        string target = input.Id ?? string.Empty;
        if (ProcessTarget.Read(target, input.SegmentId, out ErrorRecord? refusal) is { } id)
            Handle(id, input.SegmentId, session, target);
        else
            WriteError(refusal);
    }

    /// <summary>What to do for each process.</summary>
    /// <param name="id">The process.</param>
    /// <param name="segment">The document; null for the identifier's own or else the whole process.</param>
    /// <param name="session">Whose process it is.</param>
    /// <param name="target">The process as it was named, for error records.</param>
    private protected abstract void Handle(ProcessId id, long? segment, CbSession session, string target);
}
