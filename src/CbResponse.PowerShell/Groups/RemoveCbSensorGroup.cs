using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Deletes sensor groups that are empty; others on demand.</summary>
[Cmdlet(VerbsCommon.Remove, "CbSensorGroup", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCbSensorGroup : NumberedTargetCmdlet<SensorGroup>
{
    /// <summary>Delete groups with sensors, too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override NamedTargets<SensorGroup, int> Targets => Groups;

    private protected override void Handle(SensorGroup item, int key, CbSession session)
    {
        // How many sensors it has now is what counts, not how many it had when the object was read.
        if (!TryAwait(item.Name, ct => session.Client.Groups.GetAsync(key, Observer, ct), out SensorGroup group))
            return;
        if (Refuse(group) is { } refusal)
        {
            WriteError(refusal);
            return;
        }

        string target = FormattableString.Invariant($"Sensor group '{group.Name}' ({key}) with {group.HostCount} sensors, on {session.Uri.Authority}");
        if (ShouldProcess(target, "Delete"))
            TryAwait(item.Name, ct => session.Client.Groups.RemoveAsync(key, Observer, ct));
    }

    private ErrorRecord? Refuse(SensorGroup group)
    {
        if (group.IsDefault)
            return ErrorRecords.NotRemovable($"'{group.Name}' is the default group, which sensors need that are in no other. It is not deleted.", null, group.Name);
        if (Force || group.HostCount == 0)
            return null;
        string sensors = group.HostCount is { } count ? FormattableString.Invariant($"has {count} sensors") : "may have sensors: the server does not say how many";
        return ErrorRecords.NotRemovable(
            $"The sensor group '{group.Name}' {sensors}. It is not deleted.", "Move them to another group first. -Force deletes it all the same; the server then decides where they go.", group.Name);
    }
}
