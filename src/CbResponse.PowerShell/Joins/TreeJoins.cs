using System.Management.Automation;

namespace CbResponse.PowerShell.Joins;

/// <summary>
/// Properties of tree nodes that lead upwards, named by the types file. They send nothing, but an export that followed them down and up
/// again would never end.
/// </summary>
public static class TreeJoins
{
    /// <summary>The node above.</summary>
    public static ProcessTreeNode? Parent(PSObject item) => (item?.BaseObject as ProcessTreeNode)?.GetParent();
}
