using System.Management.Automation;
using System.Management.Automation.Language;

namespace CbResponse.PowerShell;

/// <summary>
/// Where the cursor stands while an argument is completed. PowerShell does not tell completers; but it calls them from within
/// the function TabExpansion2, and the call stack knows what that was asked.
/// </summary>
internal static class CompletionCursor
{
    /// <summary>The place in the input; null when the completion was not asked for in that way.</summary>
    public static int? Find()
    {
        using System.Management.Automation.PowerShell shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        foreach (CallStackFrame frame in shell.AddCommand("Get-PSCallStack").Invoke<CallStackFrame>())
        {
            Dictionary<string, object> asked = frame.InvocationInfo.BoundParameters;
            if (asked.TryGetValue("positionOfCursor", out object? place) && place is IScriptPosition position)
                return position.Offset;
            if (asked.TryGetValue("inputScript", out object? input) && input is string text)
                return asked.TryGetValue("cursorColumn", out object? column) && column is int offset ? Math.Min(offset, text.Length) : text.Length;
        }

        return null;
    }
}
