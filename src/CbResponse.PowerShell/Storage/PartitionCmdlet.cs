namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that load partitions, put them away, or delete them. The one that is written to is left alone.</summary>
public abstract class PartitionCmdlet : NamedTargetCmdlet<Partition, string>
{
    private protected PartitionCmdlet()
    {
    }

    private protected sealed override NamedTargets<Partition, string> Targets => Partitions;

    private protected sealed override void Handle(Partition item, string key, CbSession session)
    {
        if (item.IsWriter)
            WriteError(ErrorRecords.NotRemovable($"'{key}' is the partition that {session.Uri.Authority} writes to. Nothing was changed.", "New-CbPartition begins another.", key));
        else
            Change(item, key, session, FormattableString.Invariant($"Partition '{key}' ({item.Status}, {item.StartTime:yyyy-MM-dd} to {item.EndTime:yyyy-MM-dd}, {item.DocumentCount:N0} documents) of {session.Uri.Authority}"));
    }

    /// <summary>What to do for each partition.</summary>
    private protected abstract void Change(Partition item, string name, CbSession session, string target);

    /// <summary>Warns of a partition that is not yet as it was asked for.</summary>
    private protected void Look(Partition? now, string name, string wanted, bool passThru)
    {
        if (now?.Status != wanted)
            WriteWarning($"The server took the request, and shows the partition '{name}' as {now?.Status ?? "gone"}, not yet as {wanted}. Look again later: Get-CbPartition {name}");
        if (passThru && now is not null)
            WriteObject(now);
    }
}
