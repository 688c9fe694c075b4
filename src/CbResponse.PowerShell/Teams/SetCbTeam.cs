using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Changes rights and names of teams, and leaves alone what is not named.</summary>
[Cmdlet(VerbsCommon.Set, "CbTeam", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Team))]
public sealed class SetCbTeam : TeamAccessCmdlet
{
    /// <summary>The teams themselves, each of its own server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    [ValidateNotNull]
    public Team[] InputObject { get; set; } = [];

    /// <summary>Names of teams; wildcards may stand for several.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Name", ValueFromPipeline = true)]
    [Name]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Numbers of teams.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Id", ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public int[] Id { get; set; } = [];

    /// <summary>The new name, for one team.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NewName { get; set; }

    /// <summary>Write the teams as the server has them now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Begin()
    {
        base.Begin();
        if (NewName is null && Access.Count == 0)
            ThrowInvalidArgument("Nothing is to be changed. Give -NewName or -Access.", null);
    }

    private protected override void Process() => HandleEach(Teams, InputObject, Name, Id, Change);

    private void Change(Team team, int id, CbSession session)
    {
        if ((NewName is not null && !IsFree(Teams, session, NewName, "team", known => known.Id, id)) || FindAccess(session) is not { } access)
            return;
        string change = string.Join(", ", (NewName is null ? [] : (string[])[$"name = '{NewName}'"]).Concat(access.Select(item => $"{item}")));
        string target = FormattableString.Invariant($"Team '{team.Name}' ({id}) on {session.Uri.Authority}");
        if (!ShouldProcess(target, $"Set {change}") || !TryAwait(team.Name, ct => session.Client.Teams.UpdateAsync(id, NewName, access, Observer, ct), out team))
            return;
        if (NewName is not null)
            Teams.Forget(session);
        if (PassThru)
            WriteObject(team);
    }
}
