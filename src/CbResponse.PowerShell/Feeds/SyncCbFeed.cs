using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Lets the server download feeds now.</summary>
[Cmdlet(VerbsData.Sync, "CbFeed", DefaultParameterSetName = ByObject, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class SyncCbFeed : RecordTargetCmdlet<Feed>
{
    /// <summary>Read all reports again, and forget those that are gone.</summary>
    [Parameter]
    public SwitchParameter Full { get; set; }

    private protected override RecordKind<Feed> Kind => RecordKinds.Feed;

    private protected override void Handle(Feed item, int id, CbSession session)
    {
        if (ShouldProcess($"Feed '{item.Name}' ({id}), on {session.Uri.Authority}", Full ? "Download in full" : "Download what is new"))
            TryAwait(item, ct => session.Client.Feeds.SynchronizeAsync(id, Full, Observer, ct));
    }
}
