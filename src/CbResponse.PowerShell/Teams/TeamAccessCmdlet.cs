using System.Collections;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that make or change teams: their rights.</summary>
public abstract class TeamAccessCmdlet : NamedObjectCmdlet
{
    private protected TeamAccessCmdlet()
    {
    }

    /// <summary>Rights by sensor group, by its name or number: <c>@{ Servers = 'Viewer' }</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable Access { get; set; } = [];

    private protected override void Begin()
    {
        if (AccessRights.Refuse(Access) is { } refusal)
            ThrowInvalidArgument(refusal, Access);
    }

    /// <summary>The rights with the groups that they are for; null, and errors, when a group is not there.</summary>
    private protected IReadOnlyList<GroupAccess>? FindAccess(CbSession session)
        => AccessRights.Find(Access, Groups, session)?.Select(right => new GroupAccess(right.Item.Id, right.Item.Name, right.Category)).ToArray();
}
