using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets teams with their rights: all of them, those that are named, or those of users.</summary>
[Cmdlet(VerbsCommon.Get, "CbTeam", DefaultParameterSetName = ByObject)]
[OutputType(typeof(Team))]
public sealed class GetCbTeam : NumberedSearchCmdlet<Team>
{
    /// <summary>Users whose teams are meant, each of its own server.</summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public User[] User { get; set; } = [];

    private protected override NamedTargets<Team, int> Targets => Teams;

    private protected override IReadOnlyList<CbObject> Owners => User;

    private protected override IEnumerable<Team> FindOf(CbObject owner, CbSession session)
        => owner is User user ? Teams.Keyed(session, user.Teams.Select(team => team.Id).OfType<int>()) : [];

    /// <summary>The list has no rights.</summary>
    private protected override void Write(Team item, int key, CbSession session)
    {
        if (TryAwait(item.Name, ct => session.Client.Teams.GetAsync(key, Observer, ct), out Team team))
            WriteObject(team);
    }
}
