using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Removes watchlists.</summary>
[Cmdlet(VerbsCommon.Remove, "CbWatchlist", DefaultParameterSetName = ByObject, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCbWatchlist : RecordTargetCmdlet<Watchlist>
{
    private protected override RecordKind<Watchlist> Kind => RecordKinds.Watchlist;

    private protected override void Handle(Watchlist item, int id, CbSession session)
    {
        if (ShouldProcess($"Watchlist '{item.Name}' ({id}), {item.TotalHits ?? 0} hits so far, on {session.Uri.Authority}", "Remove"))
            TryAwait(item, ct => session.Client.Watchlists.RemoveAsync(id, Observer, ct));
    }
}
