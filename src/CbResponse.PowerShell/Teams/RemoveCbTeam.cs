using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Deletes teams.</summary>
[Cmdlet(VerbsCommon.Remove, "CbTeam", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCbTeam : NumberedTargetCmdlet<Team>
{
    private protected override NamedTargets<Team, int> Targets => Teams;

    private protected override void Handle(Team item, int key, CbSession session)
    {
        // Its users lose rights: how many they are has to be seen first.
        if (!TryAwait(item.Name, ct => session.Client.Users.ListAsync(Observer, ct), out IReadOnlyList<User> users))
            return;
        int members = users.Count(user => user.Teams.Any(team => team.Id == key));
        if (ShouldProcess(FormattableString.Invariant($"Team '{item.Name}' ({key}) with {members} users, on {session.Uri.Authority}"), "Delete"))
            TryAwait(item.Name, ct => session.Client.Teams.RemoveAsync(key, Observer, ct));
    }
}
