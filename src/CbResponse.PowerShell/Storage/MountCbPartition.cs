using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Loads partitions of the event store, so that searches find what is in them.</summary>
[Cmdlet(VerbsData.Mount, "CbPartition", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Partition))]
public sealed class MountCbPartition : PartitionCmdlet
{
    private const string Wanted = "warm";

    /// <summary>Write the partitions as the server has them now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Change(Partition item, string name, CbSession session, string target)
    {
        if (item.Status == Wanted)
            Look(item, name, Wanted, PassThru);
        else if (ShouldProcess(target, "Load") && TryAwait(name, ct => session.Client.Partitions.MountAsync(name, Observer, ct), out Partition? now))
            Look(now, name, Wanted, PassThru);
    }
}
