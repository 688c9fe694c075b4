using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Puts partitions of the event store away. They stay on disk.</summary>
[Cmdlet(VerbsData.Dismount, "CbPartition", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Partition))]
public sealed class DismountCbPartition : PartitionCmdlet
{
    private const string Wanted = "cold";

    /// <summary>Write the partitions as the server has them now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Change(Partition item, string name, CbSession session, string target)
    {
        if (item.Status == Wanted)
            Look(item, name, Wanted, PassThru);
        else if (ShouldProcess(target, "Put away") && TryAwait(name, ct => session.Client.Partitions.DismountAsync(name, Observer, ct), out Partition? now))
            Look(now, name, Wanted, PassThru);
    }
}
