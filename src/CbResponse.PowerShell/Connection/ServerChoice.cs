using System.Management.Automation.Host;
using System.Net;
using System.Security;

namespace CbResponse.PowerShell;

/// <summary>Makes the options of a session from what a <see cref="ServerCmdlet"/> was told.</summary>
internal sealed class ServerChoice(ServerCmdlet cmdlet)
{
    /// <exception cref="ArgumentException">Parameters do not go together.</exception>
    public void CheckCombinations()
    {
        bool otherTrust = cmdlet.CertificateAuthority is not null || cmdlet.SkipHostNameCheck;
        Forbid(
            cmdlet.SkipCertificateCheck && (otherTrust || cmdlet.CertificateThumbprint is not null),
            "-SkipCertificateCheck accepts any certificate, so that the other certificate parameters have no meaning beside it.");
        Forbid(
            cmdlet.CertificateThumbprint is not null && otherTrust,
            "-CertificateThumbprint accepts exactly one certificate; -CertificateAuthority and -SkipHostNameCheck have no meaning beside it.");
        Forbid(
            cmdlet.NoProxy && (cmdlet.Proxy is not null || cmdlet.ProxyCredential is not null),
            "-NoProxy goes without -Proxy and -ProxyCredential.");
        Forbid(cmdlet.ProxyCredential is not null && cmdlet.Proxy is null, "-ProxyCredential needs -Proxy.");
        Forbid(
            cmdlet.Proxy is { IsAbsoluteUri: false },
            $"'{cmdlet.Proxy}' is not a proxy address. Give it as http://proxy.example.com:8080.");
    }

    /// <summary>Options of the address and token on the command line.</summary>
    /// <exception cref="ArgumentException">The address or the token cannot be used.</exception>
    public CbServerOptions FromParameters()
    {
        Uri server = ServerAddress.Parse(cmdlet.Uri);
        SecureString token = cmdlet.Token ?? cmdlet.Credential?.Password ?? AskForToken(server);
        TokenAttribute.WarnOfPlainText(cmdlet, token);
        return Complete(new CbServerOptions(server, ApiToken.FromSecureString(token)));
    }

    /// <summary>Only the address was given: a person at a prompt is asked, and a script is told what is missing.</summary>
    private SecureString AskForToken(Uri server)
    {
        try
        {
            cmdlet.Host.UI.Write($"API token for {server.Authority}: ");
            return cmdlet.Host.UI.ReadLineAsSecureString();
        }
        catch (Exception e) when (e is InvalidOperationException or NotImplementedException or HostException)
        {
            throw new ArgumentException("No API token is given, and nobody can be asked for it here. Give -Token, -Credential or -Profile.", e);
        }
    }

    /// <summary>Options of a profile: the environment's when none is asked for and it has one, else one of the files.</summary>
    /// <exception cref="CbException">The profile is missing or cannot be used.</exception>
    public CbServerOptions FromProfile()
    {
        CredentialProfile? environment = cmdlet.CredentialFile is null ? CredentialStore.FromEnvironment() : null;
        if (environment is not null && cmdlet.Profile is null)
            return Complete(environment.ToOptions());
        if (environment is not null)
        {
            cmdlet.WriteWarning(
                $"CBAPI_URL and CBAPI_TOKEN are set; the profile '{cmdlet.Profile}' is used, since it was asked for. "
                + "The vendor's Python client would use the variables and ignore the profile.");
        }

        CredentialStore store = ProfileFiles.Load(cmdlet, cmdlet.CredentialFile);
        string name = cmdlet.Profile ?? "default";
        CredentialProfile profile = store.Get(name);
        ProfileFiles.WarnOfReaders(cmdlet, store.SourcesOf(name));
        return Complete(profile.ToOptions());
    }

    private CbServerOptions Complete(CbServerOptions known)
    {
        TimeSpan? limit = cmdlet.TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        Version? version = cmdlet.GetType().Assembly.GetName().Version;
        return new CbServerOptions(known.Address, known.Token)
        {
            Tls = CompleteTls(known.Tls),
            Proxy = CompleteProxy(known.Proxy),
            ResponseTimeout = limit ?? known.ResponseTimeout,
            StallTimeout = limit ?? known.StallTimeout,
            ConnectTimeout = limit < known.ConnectTimeout ? limit.Value : known.ConnectTimeout,
            MaximumRetryCount = cmdlet.MaximumRetryCount ?? known.MaximumRetryCount,
            UserAgent = $"CbResponse.PowerShell/{version?.ToString(3)} PowerShell/{cmdlet.Host.Version}",
        };
    }

    /// <summary>What is said on the command line replaces what a profile says of certificates.</summary>
    private TlsOptions CompleteTls(TlsOptions known)
    {
        bool isGiven = cmdlet.CertificateThumbprint is not null || cmdlet.CertificateAuthority is not null
            || cmdlet.SkipHostNameCheck || cmdlet.SkipCertificateCheck;
        return isGiven
            ? new TlsOptions
            {
                CertificateThumbprint = cmdlet.CertificateThumbprint,
                CertificateAuthorityPath = cmdlet.CertificateAuthority is { } file ? cmdlet.GetUnresolvedProviderPathFromPSPath(file) : null,
                SkipHostNameCheck = cmdlet.SkipHostNameCheck,
                SkipCertificateCheck = cmdlet.SkipCertificateCheck,
            }
            : known;
    }

    private ProxyOptions CompleteProxy(ProxyOptions known)
    {
        if (cmdlet.NoProxy)
            return ProxyOptions.Direct;
        NetworkCredential? account = cmdlet.ProxyCredential?.GetNetworkCredential();
        return cmdlet.Proxy is null ? known : new ProxyOptions { Address = cmdlet.Proxy, Credential = account };
    }

    private static void Forbid(bool condition, string message)
    {
        if (condition)
            throw new ArgumentException(message);
    }
}
