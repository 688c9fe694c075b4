using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gives a site another name.</summary>
[Cmdlet(VerbsCommon.Set, "CbSite", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Site))]
public sealed class SetCbSite : NumberedTargetCmdlet<Site>
{
    /// <summary>The new name.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string NewName { get; set; } = string.Empty;

    /// <summary>Write the site as the server has it now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override NamedTargets<Site, int> Targets => Sites;

    private protected override void Handle(Site item, int key, CbSession session)
    {
        if (!IsFree(Sites, session, NewName, "site", known => known.Id, key))
            return;
        string target = FormattableString.Invariant($"Site '{item.Name}' ({key}), on {session.Uri.Authority}");
        if (item.Name == NewName)
            WriteVerbose($"The site is called '{NewName}' already.");
        else if (!ShouldProcess(target, $"Rename to '{NewName}'") || !TryAwait(item.Name, ct => session.Client.Sites.RenameAsync(key, NewName, Observer, ct), out item))
            return;
        Sites.Forget(session);
        if (PassThru)
            WriteObject(item);
    }
}
