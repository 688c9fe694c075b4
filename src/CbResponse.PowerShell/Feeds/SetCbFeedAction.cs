using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gives mails about hits of feeds other recipients.</summary>
[Cmdlet(VerbsCommon.Set, "CbFeedAction", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FeedAction))]
public sealed class SetCbFeedAction : CbSessionCmdlet
{
    /// <summary>Actions of the type Email that Get-CbFeedAction gave, each of its own server.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public FeedAction[] InputObject { get; set; } = [];

    /// <summary>Numbers of all users who are to get the mail.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public int[] EmailRecipient { get; set; } = [];

    /// <summary>Write the actions as the server has them now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        foreach (FeedAction action in InputObject)
        {
            if (ResolveOwnSession(action) is { } session
                && ShouldProcess($"Action {action.Type} of the feed '{action.FeedName}' ({action.FeedId}), on {session.Uri.Authority}", $"Send mails to the users {string.Join(", ", EmailRecipient)}")
                && TryAwait(action, ct => session.Client.FeedActions.UpdateAsync(action, EmailRecipient, Observer, ct), out FeedAction now) && PassThru)
                WriteObject(now);
        }
    }
}
