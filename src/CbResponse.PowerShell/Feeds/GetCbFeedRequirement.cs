using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets what a server has to share with the vendor before feeds work.</summary>
[Cmdlet(VerbsCommon.Get, "CbFeedRequirement", DefaultParameterSetName = ByObject)]
[OutputType(typeof(NamedValue))]
public sealed class GetCbFeedRequirement : RecordTargetCmdlet<Feed>
{
    private protected override RecordKind<Feed> Kind => RecordKinds.Feed;

    private protected override void Handle(Feed item, int id, CbSession session)
    {
        if (TryAwait(item, ct => session.Client.Feeds.GetRequirementsAsync(item, Observer, ct), out IReadOnlyList<NamedValue> values))
            WriteObject(values, enumerateCollection: true);
    }
}
