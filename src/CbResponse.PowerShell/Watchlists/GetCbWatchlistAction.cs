using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets what is done when watchlists hit.</summary>
[Cmdlet(VerbsCommon.Get, "CbWatchlistAction", DefaultParameterSetName = ByObject)]
[OutputType(typeof(WatchlistAction))]
public sealed class GetCbWatchlistAction : RecordTargetCmdlet<Watchlist>
{
    /// <summary>Only actions of these types.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public HitActionType[]? Type { get; set; }

    private protected override RecordKind<Watchlist> Kind => RecordKinds.Watchlist;

    private protected override void Handle(Watchlist item, int id, CbSession session)
    {
        if (TryAwait(item, ct => session.Client.WatchlistActions.ListAsync(item, Observer, ct), out IReadOnlyList<WatchlistAction> actions))
            WriteObject(actions.Where(action => Type is null || Type.Contains(action.Type)), enumerateCollection: true);
    }
}
