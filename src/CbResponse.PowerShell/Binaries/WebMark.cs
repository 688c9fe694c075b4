using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>
/// Marks a file as one from the internet. Windows then asks before it runs it, and programs open it with care. Other systems know no
/// such mark.
/// </summary>
internal static class WebMark
{
    private const string Script = "Microsoft.PowerShell.Management\\Set-Content -LiteralPath $args[0] -Stream Zone.Identifier -Value $args[1] -Force -WhatIf:$false -Confirm:$false -ErrorAction Stop";

    /// <summary>Marks a file. A file system that keeps no marks is worth a warning, and no reason to lose the file.</summary>
    public static void Set(PSCmdlet cmdlet, string path, Uri server)
    {
        if (Path.DirectorySeparatorChar != '\\')
            return;
        try
        {
            string[] mark = ["[ZoneTransfer]", "ZoneId=3", $"HostUrl={server.GetLeftPart(UriPartial.Authority)}/"];
            cmdlet.InvokeCommand.InvokeScript(Script, useNewScope: true, System.Management.Automation.Runspaces.PipelineResultTypes.None, null, path, mark);
        }
        catch (RuntimeException e)
        {
            cmdlet.WriteWarning($"The file could not be marked as one from the internet, so Windows will not ask before it runs it: {e.Message}");
        }
    }
}
