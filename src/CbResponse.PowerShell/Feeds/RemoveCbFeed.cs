using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Removes threat intelligence feeds, with their reports.</summary>
[Cmdlet(VerbsCommon.Remove, "CbFeed", DefaultParameterSetName = ByObject, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCbFeed : RecordTargetCmdlet<Feed>
{
    private protected override RecordKind<Feed> Kind => RecordKinds.Feed;

    private protected override void Handle(Feed item, int id, CbSession session)
    {
        if (ShouldProcess($"Feed '{item.Name}' ({id}) of {item.FeedUrl}, with its reports, on {session.Uri.Authority}", "Remove"))
            TryAwait(item, ct => session.Client.Feeds.RemoveAsync(id, Observer, ct));
    }
}
