using System.Management.Automation;
using System.Security;

namespace CbResponse.PowerShell;

/// <summary>Creates or changes a profile in a credential file.</summary>
[Cmdlet(VerbsCommon.Set, "CbProfile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(CredentialProfile))]
public sealed class SetCbProfile : CbCmdlet
{
    /// <summary>The profile's name; <c>default</c> is used where none is named.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The server's address.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [Alias("Url")]
    [NoToken]
    public string? Uri { get; set; }

    /// <summary>The API token, as a SecureString.</summary>
    [Parameter(Position = 2)]
    [Token]
    [ValidateNotNull]
    public SecureString? Token { get; set; }

    /// <summary>Let Windows protect the token: for this user on this machine, or for every account of this machine.</summary>
    [Parameter]
    public DataProtectionScope? Protection { get; set; }

    /// <summary>Thumbprint of the one certificate to accept; empty takes the setting out.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? CertificateThumbprint { get; set; }

    /// <summary>File of a certificate to trust beside the system's; empty takes the setting out.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? CertificateAuthority { get; set; }

    /// <summary>Accept a certificate made for another host name. <c>-SkipHostNameCheck:$false</c> checks it again.</summary>
    [Parameter]
    public SwitchParameter SkipHostNameCheck { get; set; }

    /// <summary>Accept any certificate. <c>-SkipCertificateCheck:$false</c> checks it again.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>Address of a proxy; empty takes the setting out.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Proxy { get; set; }

    /// <summary>Ignore the system's proxy settings. <c>-NoProxy:$false</c> follows them again.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>The credential file to write; the user's own by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CredentialFile { get; set; }

    /// <summary>Write the profile to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void End()
    {
        string path = ProfileFiles.Target(this, CredentialFile);
        try
        {
            ProfileChange change = ReadChange();
            if (Token is not null)
                TokenAttribute.WarnOfPlainText(this, Token);
            if (!ShouldProcess($"{Name} in {path}", "Store profile"))
                return;
            ProfileFiles.Write(path, file => ProfileWriter.Set(file, Name, change));
        }
        catch (ArgumentException e)
        {
            ThrowInvalidArgument(e.Message, Name);
        }

        if (PassThru)
            WriteObject(CredentialStore.Load([path]).Get(Name));
    }

    private ProfileChange ReadChange()
    {
        if (Protection is not null && Token is null)
            throw new ArgumentException("-Protection concerns the token: give it with -Token.");
        ProfileChange change = new()
        {
            Url = Uri is null ? null : ServerAddress.Parse(Uri).ToString().TrimEnd('/'),
            Token = Token is null ? null : ApiToken.FromSecureString(Token),
            Protection = Protection,
            VerifyCertificate = IsGiven(nameof(SkipCertificateCheck)) ? !SkipCertificateCheck : null,
            VerifyHostName = IsGiven(nameof(SkipHostNameCheck)) ? !SkipHostNameCheck : null,
            CertificateAuthority = string.IsNullOrEmpty(CertificateAuthority) ? CertificateAuthority : GetUnresolvedProviderPathFromPSPath(CertificateAuthority),
            CertificateThumbprint = string.IsNullOrEmpty(CertificateThumbprint) ? CertificateThumbprint : CertificateValidator.NormaliseThumbprint(CertificateThumbprint!),
            Proxy = Proxy,
            IgnoreSystemProxy = IsGiven(nameof(NoProxy)) ? NoProxy : null,
        };
        return change.IsEmpty ? throw new ArgumentException("There is nothing to store: give -Uri, -Token or another setting.") : change;
    }

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
