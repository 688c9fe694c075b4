using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Ends the partition that the server writes to, and begins another.</summary>
[Cmdlet(VerbsCommon.New, "CbPartition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Partition))]
public sealed class NewCbPartition : CbSessionCmdlet
{
    private protected override void End()
    {
        CbSession session = ResolveSession();
        if (!ShouldProcess($"Event store of {session.Uri.Authority}", "Begin a new partition")
            || !TryAwait(session.Name, ct => session.Client.Partitions.CreateAsync(Observer, ct), out IReadOnlyList<Partition> made))
            return;
        if (made.Count == 0)
            WriteWarning($"{session.Uri.Authority} took the request and shows no new partition yet. Look again later: Get-CbPartition");
        WriteObject(made, enumerateCollection: true);
    }
}
