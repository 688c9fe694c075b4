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
            string folder = Runspace.DefaultRunspace?.SessionStateProxy.Path.CurrentFileSystemLocation.ProviderPath ?? Environment.CurrentDirectory;
            CredentialStore store = CredentialStore.Load(CredentialStore.DefaultSearchPath(folder));
            return Completion.Of(store.Profiles.Select(profile => (profile.Name, profile.ToString())), wordToComplete);
        }
        catch (CbException)
        {
            // A file that cannot be read completes to nothing; the cmdlet says why when it runs.
            return [];
        }
    }
}
