using System.Management.Automation;
using System.Management.Automation.Language;

namespace CbResponse.PowerShell;

/// <summary>
/// Where the cursor stands while an argument is completed. PowerShell does not tell completers; but it calls them from within
/// the function TabExpansion2, whose parameters can be seen from here.
/// </summary>
internal static class CompletionCursor
{
    private static readonly string[] Names = ["cursorColumn", "positionOfCursor"];

    /// <summary>The line and the cursor in it; null when the completion was not asked for in that way.</summary>
    public static (string Input, int Offset)? Find(CommandAst command)
    {
        using System.Management.Automation.PowerShell shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        foreach (PSObject found in shell.AddCommand("Get-Variable")
            .AddParameter("Name", Names).AddParameter("ErrorAction", "Ignore").AddParameter("ValueOnly").Invoke())
        {
            switch (found?.BaseObject)
            {
                case IScriptPosition position:
                    return (position.GetFullScript(), position.Offset);
                case int column when column > 0:
                    string input = command.Extent.StartScriptPosition.GetFullScript() ?? string.Empty;
                    return (input, Math.Min(column, input.Length));
            }
        }

        return null;
    }
}
