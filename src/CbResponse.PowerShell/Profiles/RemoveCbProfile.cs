using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Takes profiles out of a credential file.</summary>
[Cmdlet(VerbsCommon.Remove, "CbProfile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCbProfile : CbCmdlet
{
    /// <summary>Names of profiles.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>The credential file to change; the user's own by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CredentialFile { get; set; }

    private protected override void Process()
    {
        string path = ProfileFiles.Target(this, CredentialFile);
        foreach (string name in Name)
        {
            if (!File.Exists(path) || !CredentialStore.Load([path]).Profiles.Any(profile => profile.Name == name))
                WriteError(ErrorRecords.From(new CbException(CbErrorKind.ProfileNotFound, $"The file '{path}' holds no profile '{name}'."), name));
            else if (ShouldProcess($"{name} in {path}", "Remove profile"))
                ProfileFiles.Write(path, file => ProfileWriter.Remove(file, name));
        }
    }
}
