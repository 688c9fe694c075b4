using System.Management.Automation;
using System.Security;

namespace CbResponse.PowerShell;

/// <summary>Changes how a server works together with an App Control server, and leaves alone what is not named.</summary>
[Cmdlet(VerbsCommon.Set, "CbPlatformServer", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PlatformServer))]
public sealed class SetCbPlatformServer : CbSessionCmdlet
{
    private readonly PlatformServerSettings _settings = new();

    /// <summary>Name or address of the App Control server, without protocol and path.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [NoToken]
    public string? ServerName { get => _settings.ServerName; set => _settings.ServerName = value; }

    /// <summary>Whether the certificate of the App Control server is looked at.</summary>
    [Parameter]
    public bool? VerifiesCertificate { get => _settings.VerifiesCertificate; set => _settings.VerifiesCertificate = value; }

    /// <summary>Whether hits of watchlists are sent there.</summary>
    [Parameter]
    public bool? ExportsWatchlistHits { get => _settings.ExportsWatchlistHits; set => _settings.ExportsWatchlistHits = value; }

    /// <summary>The key to log in with there.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? AuthToken { get => _settings.AuthToken; set => _settings.AuthToken = value; }

    /// <summary>Write the settings as the server has them now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void End()
    {
        if (_settings.IsEmpty)
            ThrowInvalidArgument("Nothing is to be changed. Give -ServerName, -AuthToken or another setting.", null);
        if (ServerName is { } name && name.Contains("/"))
            ThrowInvalidArgument("-ServerName is a name or an address, without protocol and path.", name);
        CbSession session = ResolveSession();
        if (ShouldProcess($"App Control server of {session.Uri.Authority}", $"Set {string.Join(", ", Describe())}")
            && TryAwait(session.Name, ct => session.Client.PlatformServer.UpdateAsync(_settings, Observer, ct), out PlatformServer server) && PassThru)
            WriteObject(server);
    }

    /// <summary>What is to be changed, in words that may be shown.</summary>
    private IEnumerable<string> Describe()
    {
        if (ServerName is not null)
            yield return $"server = '{ServerName}'";
        if (VerifiesCertificate is not null)
            yield return $"verifies certificate = {VerifiesCertificate}";
        if (ExportsWatchlistHits is not null)
            yield return $"exports watchlist hits = {ExportsWatchlistHits}";
        if (AuthToken is not null)
            yield return "key";
    }
}
