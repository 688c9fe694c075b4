using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Deletes sites that no sensor group belongs to; others on demand.</summary>
[Cmdlet(VerbsCommon.Remove, "CbSite", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCbSite : NamedTargetCmdlet<Site>
{
    /// <summary>The site of groups that nobody put into another.</summary>
    private const int DefaultSite = 1;

    /// <summary>Delete sites with sensor groups, too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override NamedTargets<Site> Targets => Sites;

    private protected override void Handle(Site item, int id, CbSession session)
    {
        if (!TryAwait(item.Name, ct => session.Client.Groups.ListAsync(Observer, ct), out IReadOnlyList<SensorGroup> all))
            return;
        SensorGroup[] groups = [.. all.Where(group => group.SiteId == id)];
        if (id == DefaultSite)
            WriteError(ErrorRecords.NotRemovable($"'{item.Name}' is the default site. It is not deleted.", null, item.Name));
        else if (groups.Length > 0 && !Force)
            WriteError(Refuse(item, groups));
        else if (ShouldProcess(FormattableString.Invariant($"Site '{item.Name}' ({id}) with {groups.Length} sensor groups, on {session.Uri.Authority}"), "Delete"))
            TryAwait(item.Name, ct => RemoveAsync(session, id, ct), out _);
    }

    private static ErrorRecord Refuse(Site site, SensorGroup[] groups) => ErrorRecords.NotRemovable(
        FormattableString.Invariant($"The site '{site.Name}' has {groups.Length} sensor groups: {string.Join(", ", groups.Select(group => group.Name))}. It is not deleted."),
        "Move them to another site first, with Set-CbSensorGroup -SiteId. -Force asks the server to delete it all the same.",
        site.Name);

    private async Task<bool> RemoveAsync(CbSession session, int id, CancellationToken cancellationToken)
    {
        await session.Client.Sites.RemoveAsync(id, Observer, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
