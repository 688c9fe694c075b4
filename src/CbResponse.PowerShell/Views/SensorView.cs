using System.Management.Automation;

namespace CbResponse.PowerShell.Views;

/// <summary>Draws sensors.</summary>
public static class SensorView
{
    /// <summary>The name of a sensor's group, which one request for each group finds out, or its number where that cannot be had.</summary>
    public static string Group(int? groupId, PSObject item)
    {
        try
        {
            return Cell.OneLine(Joins.SensorJoins.Group(item)?.Name ?? $"{groupId}");
        }
        catch (MethodException)
        {
            return $"{groupId}";
        }
    }
}
