using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Deletes users of the console.</summary>
[Cmdlet(VerbsCommon.Remove, "CbUser", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCbUser : NamedTargetCmdlet<User, string>
{
    private protected override NamedTargets<User, string> Targets => Users;

    private protected override void Handle(User item, string key, CbSession session)
    {
        string person = $"{item.FirstName} {item.LastName}".Trim();
        if (ShouldProcess($"User '{key}'{(person.Length == 0 ? string.Empty : $" ({person})")} on {session.Uri.Authority}", "Delete"))
            TryAwait(key, ct => session.Client.Users.RemoveAsync(key, Observer, ct));
    }
}
