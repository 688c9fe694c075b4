using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Deletes sites that no sensor group belongs to; others on demand.</summary>
[Cmdlet(VerbsCommon.Remove, "CbSite", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCbSite : NumberedTargetCmdlet<Site>
{
    /// <summary>The site of groups that nobody put into another.</summary>
    private const int DefaultSite = 1;

    /// <summary>Delete sites with sensor groups, too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override NamedTargets<Site, int> Targets => Sites;

    private protected override void Handle(Site item, int key, CbSession session)
    {
        if (!TryAwait(item.Name, ct => session.Client.Groups.ListAsync(Observer, ct), out IReadOnlyList<SensorGroup> all))
            return;
        SensorGroup[] groups = [.. all.Where(group => group.SiteId == key)];
        if (key == DefaultSite)
            WriteError(ErrorRecords.NotRemovable($"'{item.Name}' is the default site. It is not deleted.", null, item.Name));
        else if (groups.Length > 0 && !Force)
            WriteError(Refuse(item, groups));
        else if (ShouldProcess(FormattableString.Invariant($"Site '{item.Name}' ({key}) with {groups.Length} sensor groups, on {session.Uri.Authority}"), "Delete"))
            TryAwait(item.Name, ct => session.Client.Sites.RemoveAsync(key, Observer, ct));
    }

    private static ErrorRecord Refuse(Site site, SensorGroup[] groups) => ErrorRecords.NotRemovable(
        FormattableString.Invariant($"The site '{site.Name}' has {groups.Length} sensor groups: {string.Join(", ", groups.Select(group => group.Name))}. It is not deleted."),
        "Move them to another site first, with Set-CbSensorGroup -SiteId. -Force asks the server to delete it all the same.",
        site.Name);
}
