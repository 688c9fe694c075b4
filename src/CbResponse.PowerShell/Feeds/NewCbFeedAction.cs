using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Says what is to be done when feeds hit.</summary>
[Cmdlet(VerbsCommon.New, "CbFeedAction", DefaultParameterSetName = ByObject, SupportsShouldProcess = true)]
[OutputType(typeof(FeedAction))]
public sealed class NewCbFeedAction : RecordTargetCmdlet<Feed>
{
    /// <summary>What is to be done.</summary>
    [Parameter(Mandatory = true)]
    [ValidateSet(nameof(HitActionType.Alert), nameof(HitActionType.Syslog), nameof(HitActionType.Email))]
    public HitActionType[] Type { get; set; } = [];

    /// <summary>Numbers of the users who are to get a mail.</summary>
    [Parameter]
    [ValidateNotNull]
    public int[] EmailRecipient { get; set; } = [];

    private protected override RecordKind<Feed> Kind => RecordKinds.Feed;

    private protected override void Handle(Feed item, int id, CbSession session)
    {
        foreach (HitActionType type in Type.Distinct())
        {
            if (ShouldProcess($"Feed '{item.Name}' ({id}), on {session.Uri.Authority}", $"Add the action {type}")
                && TryAwait(item, ct => session.Client.FeedActions.CreateAsync(item, type, EmailRecipient, Observer, ct), out FeedAction action))
                WriteObject(action);
        }
    }
}
