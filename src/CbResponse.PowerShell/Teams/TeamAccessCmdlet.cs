using System.Collections;
using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that make or change teams: their rights.</summary>
public abstract class TeamAccessCmdlet : NamedObjectCmdlet
{
    private static readonly string[] Categories = ["Administrator", "Analyst", "Viewer", GroupAccess.None];

    private protected TeamAccessCmdlet()
    {
    }

    /// <summary>Rights by sensor group, by its name or number: <c>@{ Servers = 'Viewer' }</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable Access { get; set; } = [];

    private protected override void Begin()
    {
        foreach (object? value in Access.Values)
        {
            if (!Categories.Contains($"{value}", StringComparer.OrdinalIgnoreCase))
                ThrowInvalidArgument($"'{value}' is no right. Rights are {string.Join(", ", Categories)}.", value);
        }
    }

    /// <summary>The rights with the groups that they are for; null, and errors, when a group is not there.</summary>
    private protected IReadOnlyList<GroupAccess>? FindAccess(CbSession session)
    {
        List<GroupAccess> rights = [];
        foreach (DictionaryEntry entry in Access)
        {
            SensorGroup[] groups = [.. entry.Key is int id ? Groups.Keyed(session, [id]) : Groups.Named(session, [$"{entry.Key}"])];
            if (groups.Length == 0)
                return null;
            string category = Categories.First(known => known.Equals($"{entry.Value}", StringComparison.OrdinalIgnoreCase));
            rights.AddRange(groups.Select(group => new GroupAccess(group.Id, group.Name, category)));
        }

        return rights;
    }
}
