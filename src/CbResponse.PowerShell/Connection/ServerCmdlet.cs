using System.Management.Automation;
using System.Security;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that are told a server: its address and token, or a profile, and how to reach it.</summary>
public abstract class ServerCmdlet : CbCmdlet
{
    private protected const string ByToken = "Token";
    private protected const string ByCredential = "Credential";
    private protected const string ByProfile = "Profile";

    private protected ServerCmdlet()
    {
    }

    /// <summary>The server's address: https://edr.example.com, or the host name alone.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByToken)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByCredential)]
    [ValidateNotNullOrEmpty]
    [Alias("Url", "ServerUrl")]
    [NoToken]
    public string Uri { get; set; } = string.Empty;

    /// <summary>The API token of a console user, as a SecureString. Asked for when only the address is given.</summary>
    [Parameter(Position = 1, ParameterSetName = ByToken)]
    [Token]
    [ValidateNotNull]
    public SecureString? Token { get; set; }

    /// <summary>A credential whose password is the API token; the user name does not matter.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByCredential)]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>A profile of the credential files.</summary>
    [Parameter(ParameterSetName = ByProfile)]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Profile { get; set; }

    /// <summary>Credential files to read instead of the usual ones.</summary>
    [Parameter(ParameterSetName = ByProfile)]
    [ValidateNotNullOrEmpty]
    public string[]? CredentialFile { get; set; }

    /// <summary>Accept this certificate and no other: its SHA-256 or SHA-1 thumbprint.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificateThumbprint { get; set; }

    /// <summary>File (PEM or DER) of an authority or certificate to trust beside the system's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificateAuthority { get; set; }

    /// <summary>Accept a certificate made for another host name.</summary>
    [Parameter]
    public SwitchParameter SkipHostNameCheck { get; set; }

    /// <summary>Accept any certificate. Anybody between you and the server can then read the token.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>Address of a proxy.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>The account at the proxy.</summary>
    [Parameter]
    [ValidateNotNull]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Connect directly, whatever the system's proxy settings say.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>Seconds that the server may take to begin an answer, and be silent while it sends one.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int? TimeoutSec { get; set; }

    /// <summary>How often a request that is safe to repeat is repeated after a passing failure.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int? MaximumRetryCount { get; set; }

    /// <summary>A client for the server that the parameters name.</summary>
    private protected CbClient CreateClient()
    {
        ServerChoice choice = new(this);
        try
        {
            choice.CheckCombinations();
            return new CbClient(ParameterSetName == ByProfile ? choice.FromProfile() : choice.FromParameters());
        }
        catch (ArgumentException e)
        {
            // An account that was written into the address stays out of the record: its password may be the token.
            ThrowInvalidArgument(e.Message, Uri.Length > 0 ? Uri.Substring(Uri.LastIndexOf('@') + 1) : Profile);
            throw;
        }
    }

    /// <summary>Says what the choices of the session give up.</summary>
    private protected void WarnOfWeakness(CbClient client)
    {
        if (!client.Options.Tls.SkipCertificateCheck || client.Options.Address.Scheme != "https")
            return;
        string pin = client.Connection.Validator.LastSeen is { } shown
            ? $" -CertificateThumbprint {shown.Sha256Thumbprint} would accept just the certificate that it showed now."
            : string.Empty;
        WriteWarning(
            $"The certificate of {client.Options.Address.Authority} is not checked: anybody between you and the server can read the API token.{pin}");
    }
}
