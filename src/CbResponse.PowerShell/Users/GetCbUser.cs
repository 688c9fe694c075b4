using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets users of the console: all of them, those that are named, or those of teams.</summary>
[Cmdlet(VerbsCommon.Get, "CbUser", DefaultParameterSetName = ByObject)]
[OutputType(typeof(User))]
public sealed class GetCbUser : NamedSearchCmdlet<User, string>
{
    /// <summary>Teams whose users are meant, each of its own server.</summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Team[] Team { get; set; } = [];

    private protected override NamedTargets<User, string> Targets => Users;

    private protected override IReadOnlyList<CbObject> Owners => Team;

    private protected override IEnumerable<User> FindOf(CbObject owner, CbSession session)
        => owner is Team { Id: { } id } ? Users.All(session).Where(user => user.Teams.Any(team => team.Id == id)) : [];
}
