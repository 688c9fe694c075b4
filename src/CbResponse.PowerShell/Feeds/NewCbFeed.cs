using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Adds threat intelligence feeds, which the server downloads at once.</summary>
[Cmdlet(VerbsCommon.New, "CbFeed", SupportsShouldProcess = true)]
[OutputType(typeof(Feed))]
public sealed class NewCbFeed : CbSessionCmdlet
{
    /// <summary>Where the server downloads the feeds.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Url", "Uri")]
    [ValidatePattern("(?i)^(https?|file)://")]
    public string[] FeedUrl { get; set; } = [];

    /// <summary>Who the server logs in as to download it.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>A file with the certificate that the server is to show, in PEM.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientCertificatePath { get; set; }

    /// <summary>A file with the key of that certificate, in PEM.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientKeyPath { get; set; }

    /// <summary>Do not let the server check the certificate of the feed's server.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>Download it through the server's proxy.</summary>
    [Parameter]
    public SwitchParameter UseProxy { get; set; }

    /// <summary>Add it, but do not use it yet.</summary>
    [Parameter]
    public SwitchParameter Disabled { get; set; }

    private protected override void Process()
    {
        CbSession session = ResolveSession();
        foreach (string url in FeedUrl)
        {
            FeedSettings settings = new()
            {
                FeedUrl = url,
                IsEnabled = !Disabled,
                UsesProxy = UseProxy,
                ValidatesServerCertificate = !SkipCertificateCheck,
                Credential = Credential?.GetNetworkCredential(),
                ClientCertificate = Read(ClientCertificatePath),
                ClientKey = Read(ClientKeyPath),
            };
            if (ShouldProcess($"Feed {url}, on {session.Uri.Authority}", "Add")
                && TryAwait(url, ct => session.Client.Feeds.CreateAsync(settings, Observer, ct), out Feed feed))
                WriteObject(feed);
        }
    }

    private string? Read(string? path)
    {
        if (path is null)
            return null;
        try
        {
            return File.ReadAllText(GetUnresolvedProviderPathFromPSPath(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ThrowInvalidArgument($"'{path}' cannot be read: {e.Message}", path);
            throw;
        }
    }
}
