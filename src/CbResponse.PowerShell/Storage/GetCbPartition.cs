using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets the partitions of the event store.</summary>
[Cmdlet(VerbsCommon.Get, "CbPartition", DefaultParameterSetName = ByObject)]
[OutputType(typeof(Partition))]
public sealed class GetCbPartition : NamedSearchCmdlet<Partition, string>
{
    /// <summary>Only partitions in these states: hot, warm, cold.</summary>
    [Parameter(ParameterSetName = ByObject)]
    [ValidateSet("hot", "warm", "cold", "deleted")]
    public string[] Status { get; set; } = [];

    private protected override NamedTargets<Partition, string> Targets => Partitions;

    private protected override void Write(Partition item, string key, CbSession session)
    {
        if (Status.Length == 0 || Status.Contains(item.Status, StringComparer.OrdinalIgnoreCase))
            WriteObject(item);
    }
}
