using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Deletes partitions of the event store with all that is in them.</summary>
[Cmdlet(VerbsCommon.Remove, "CbPartition", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCbPartition : PartitionCmdlet
{
    private protected override void Change(Partition item, string name, CbSession session, string target)
    {
        if (ShouldProcess(target, "Delete"))
            TryAwait(name, ct => session.Client.Partitions.RemoveAsync(name, Observer, ct));
    }
}
