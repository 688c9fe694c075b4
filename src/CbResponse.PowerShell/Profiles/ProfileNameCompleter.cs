using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace CbResponse.PowerShell;

/// <summary>Completes the names of the profiles in the usual credential files.</summary>
public sealed class ProfileNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            CredentialStore store = CredentialStore.Load(CredentialStore.DefaultSearchPath(CurrentFolder()));
            return Completion.Of(store.Profiles.Select(profile => (profile.Name, profile.ToString())), wordToComplete);
        }
        catch (CbException)
        {
            // A file that cannot be read completes to nothing; the cmdlet says why when it runs.
            return [];
        }
    }

    /// <summary>Where the user stands. The runspace is busy while it completes, so that it can be asked only from inside.</summary>
    private static string CurrentFolder()
    {
        if (Runspace.DefaultRunspace is null)
            return Environment.CurrentDirectory;
        using System.Management.Automation.PowerShell inside = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        inside.AddCommand("Microsoft.PowerShell.Management\\Get-Location").AddParameter("PSProvider", "FileSystem");
        return inside.Invoke<PathInfo>().FirstOrDefault()?.ProviderPath ?? Environment.CurrentDirectory;
    }
}
