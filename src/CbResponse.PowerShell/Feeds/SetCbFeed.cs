using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Changes threat intelligence feeds.</summary>
[Cmdlet(VerbsCommon.Set, "CbFeed", DefaultParameterSetName = ByObject, SupportsShouldProcess = true)]
[OutputType(typeof(Feed))]
public sealed class SetCbFeed : RecordTargetCmdlet<Feed>
{
    /// <summary>Whether the server downloads and uses it.</summary>
    [Parameter]
    public bool? Enabled { get; set; }

    /// <summary>Another address.</summary>
    [Parameter]
    [Alias("Url")]
    [ValidatePattern("(?i)^(https?|file)://")]
    public string? FeedUrl { get; set; }

    /// <summary>Who the server logs in as to download it.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Whether to download it through the server's proxy.</summary>
    [Parameter]
    public bool? UseProxy { get; set; }

    /// <summary>Whether the server checks the certificate of the feed's server.</summary>
    [Parameter]
    public bool? CheckCertificate { get; set; }

    /// <summary>How much you trust it, from 1 to 5.</summary>
    [Parameter]
    [ValidateRange(1, 5)]
    public int? LocalRating { get; set; }

    /// <summary>Write the feeds as the server has them now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override RecordKind<Feed> Kind => RecordKinds.Feed;

    private protected override void Begin()
    {
        if (Enabled is null && FeedUrl is null && Credential is null && UseProxy is null && CheckCertificate is null && LocalRating is null)
            ThrowInvalidArgument("Nothing is to be changed. Give -Enabled, -FeedUrl, -Credential, -UseProxy, -CheckCertificate or -LocalRating.", null);
    }

    private protected override void Handle(Feed item, int id, CbSession session)
    {
        FeedSettings settings = new()
        {
            FeedUrl = FeedUrl,
            IsEnabled = Enabled,
            UsesProxy = UseProxy,
            ValidatesServerCertificate = CheckCertificate,
            LocalRating = LocalRating,
            Credential = Credential?.GetNetworkCredential(),
        };
        if (ShouldProcess($"Feed '{item.Name}' ({id}), on {session.Uri.Authority}", string.Join(", ", Describe()))
            && TryAwait(item, ct => session.Client.Feeds.UpdateAsync(id, settings, Observer, ct), out Feed feed)
            && PassThru)
            WriteObject(feed);
    }

    /// <summary>What is to be changed, in words that may be shown.</summary>
    private IEnumerable<string> Describe()
    {
        if (Enabled is { } enabled)
            yield return enabled ? "Enable" : "Disable";
        if (FeedUrl is not null)
            yield return $"Set the address {FeedUrl}";
        if (Credential is not null)
            yield return $"Log in as '{Credential.UserName}'";
        if (UseProxy is { } proxy)
            yield return proxy ? "Use the proxy" : "Use no proxy";
        if (CheckCertificate is { } check)
            yield return check ? "Check the certificate" : "Do not check the certificate";
        if (LocalRating is { } rating)
            yield return FormattableString.Invariant($"Rate it {rating}");
    }
}
