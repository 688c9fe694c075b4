using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Removes actions of feeds.</summary>
[Cmdlet(VerbsCommon.Remove, "CbFeedAction", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCbFeedAction : CbSessionCmdlet
{
    /// <summary>Actions that Get-CbFeedAction gave, each of its own server.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public FeedAction[] InputObject { get; set; } = [];

    private protected override void Process()
    {
        foreach (FeedAction action in InputObject)
        {
            if (ResolveOwnSession(action) is { } session
                && ShouldProcess($"Action {action.Type} of the feed '{action.FeedName}' ({action.FeedId}), on {session.Uri.Authority}", "Remove"))
                TryAwait(action, ct => session.Client.FeedActions.RemoveAsync(action, Observer, ct));
        }
    }
}
