using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets what the threat feeds of the vendor's cloud know of processes.</summary>
[Cmdlet(VerbsCommon.Get, "CbThreatIntelHit", DefaultParameterSetName = ByObject)]
[OutputType(typeof(ThreatIntelHit))]
public sealed class GetCbThreatIntelHit : ProcessTargetCmdlet
{
    private protected override void Handle(ProcessId id, long? segment, CbSession session, string target)
    {
        if (!TryAwait(target, ct => session.Client.Processes.GetThreatIntelHitsAsync(id, segment, Observer, ct), out IReadOnlyList<ThreatIntelHit> answers))
            return;
        foreach (ThreatIntelHit answer in answers)
        {
            if (answer.IsHit)
                WriteObject(answer);
            else if (answer.IsFailure)
                WriteWarning($"The feed '{answer.FeedTitle ?? answer.Feed}' could not be asked about {target}: {answer.Message ?? "no reason given"} (error {answer.ErrorCode}).");
            else
                WriteVerbose($"The feed '{answer.FeedTitle ?? answer.Feed}' knows nothing of {target}: {answer.Message}");
        }
    }
}
