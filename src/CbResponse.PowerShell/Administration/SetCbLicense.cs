using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gives a server another license.</summary>
[Cmdlet(VerbsCommon.Set, "CbLicense", DefaultParameterSetName = ByPath, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(License))]
public sealed class SetCbLicense : CbSessionCmdlet
{
    private const string ByPath = "Path";

    /// <summary>Licenses are texts of a few thousand characters; what is larger is another file.</summary>
    private const int LongestFile = 1_048_576;

    /// <summary>The file that the vendor sent.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByPath)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The license itself, as text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "License")]
    [ValidateNotNullOrEmpty]
    public string License { get; set; } = string.Empty;

    /// <summary>Write the license as the server has it now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void End()
    {
        string block = (ParameterSetName == ByPath ? ReadFile() : License).Trim();
        if (block.Length == 0)
            ThrowInvalidArgument("The license is empty. The server keeps the one it has.", ParameterSetName == ByPath ? Path : null);
        CbSession session = ResolveSession();
        if (ShouldProcess($"License of {session.Uri.Authority}", "Replace")
            && TryAwait(session.Name, ct => session.Client.License.SetAsync(block, Observer, ct), out License license) && PassThru)
            WriteObject(license);
    }

    private string ReadFile()
    {
        try
        {
            FileInfo file = new(GetUnresolvedProviderPathFromPSPath(Path));
            if (file.Length <= LongestFile)
                return File.ReadAllText(file.FullName);
            ThrowInvalidArgument(FormattableString.Invariant($"'{Path}' is no license: it has {file.Length:N0} bytes."), Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ThrowInvalidArgument($"The license cannot be read from '{Path}': {e.Message}", Path);
        }

        return string.Empty;
    }
}
