using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that make or change users: what a user is, but for the password.</summary>
public abstract class UserSettingsCmdlet : NamedObjectCmdlet
{
    private protected UserSettingsCmdlet()
    {
    }

    /// <summary>First name. Which cmdlet takes it of which objects differs: a user has a property of that name, which is none to set.</summary>
    public abstract string? FirstName { get; set; }

    /// <summary>Last name.</summary>
    public abstract string? LastName { get; set; }

    /// <summary>Address for mail.</summary>
    public abstract string? Email { get; set; }

    /// <summary>Whether the user may do everything on the server. To say yes is asked about.</summary>
    [Parameter]
    public bool? IsGlobalAdmin { get => Settings.IsGlobalAdmin; set => Settings.IsGlobalAdmin = value; }

    /// <summary>The teams that the user belongs to, by name, number or object: all of them, in the place of those there are.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public object[]? Team { get; set; }

    /// <summary>Make global administrators without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected UserSettings Settings { get; } = new();

    /// <summary>Finds the teams that are named. False, and errors, when one of them is not there: half of the rights would be a surprise.</summary>
    private protected bool TryFindTeams(CbSession session)
    {
        if (Team is null)
            return true;
        List<UserTeam> teams = [];
        foreach (object given in Team)
        {
            Team[] found = FindTeams(session, given is PSObject wrapped ? wrapped.BaseObject : given);
            if (found.Length == 0)
                return false;
            teams.AddRange(found.Where(team => teams.All(known => known.Id != team.Id)).Select(team => new UserTeam(team.Id, team.Name)));
        }

        Settings.Teams = teams;
        return true;
    }

    /// <summary>Asks about an administrator of the whole server, unless the user has answered already or said that he is not to be asked.</summary>
    private protected bool MayBeAdmin(string target)
    {
        bool isAnswered = Force || MyInvocation.BoundParameters.ContainsKey("Confirm")
            || string.Equals($"{GetVariableValue("ConfirmPreference")}", nameof(ConfirmImpact.None), StringComparison.OrdinalIgnoreCase);
        return IsGlobalAdmin != true || isAnswered
            || ShouldContinue($"{target} would be a global administrator, who may do everything on the server. Continue?", "Make a global administrator");
    }

    private Team[] FindTeams(CbSession session, object given)
        => given is UserTeam { Id: { } id } ? [.. Teams.Keyed(session, [id])] : Teams.Required(session, given);
}
