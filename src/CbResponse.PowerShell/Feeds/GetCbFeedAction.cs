using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets what is done when feeds hit.</summary>
[Cmdlet(VerbsCommon.Get, "CbFeedAction", DefaultParameterSetName = ByObject)]
[OutputType(typeof(FeedAction))]
public sealed class GetCbFeedAction : RecordTargetCmdlet<Feed>
{
    private protected override RecordKind<Feed> Kind => RecordKinds.Feed;

    private protected override void Handle(Feed item, int id, CbSession session)
    {
        if (TryAwait(item, ct => session.Client.FeedActions.ListAsync(item, Observer, ct), out IReadOnlyList<FeedAction> actions))
            WriteObject(actions, enumerateCollection: true);
    }
}
