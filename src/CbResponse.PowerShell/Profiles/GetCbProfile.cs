using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Lists the profiles of the credential files. Tokens are never shown.</summary>
[Cmdlet(VerbsCommon.Get, "CbProfile")]
[OutputType(typeof(CredentialProfile))]
public sealed class GetCbProfile : CbCmdlet
{
    private CredentialStore? _store;

    /// <summary>Names of profiles; wildcards allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Credential files to read instead of the usual ones.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? CredentialFile { get; set; }

    private protected override void Begin()
    {
        _store = ProfileFiles.Load(this, CredentialFile);
        ProfileFiles.WarnOfReaders(this, _store.Files);
    }

    private protected override void Process()
    {
        foreach (string name in Name ?? ["*"])
        {
            if (WildcardPattern.ContainsWildcardCharacters(name))
            {
                WildcardPattern pattern = new(name, WildcardOptions.IgnoreCase);
                WriteObject(_store!.Profiles.Where(profile => pattern.IsMatch(profile.Name)), enumerateCollection: true);
                continue;
            }

            try
            {
                WriteObject(_store!.Get(name));
            }
            catch (CbCredentialException e)
            {
                WriteError(ErrorRecords.From(e, name));
            }
        }
    }
}
