using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Gets watchlists.</summary>
[Cmdlet(VerbsCommon.Get, "CbWatchlist", DefaultParameterSetName = ByName)]
[OutputType(typeof(Watchlist))]
public sealed class GetCbWatchlist : RecordGetCmdlet<Watchlist>
{
    /// <summary>Only those that search processes, or binaries.</summary>
    [Parameter]
    [ValidateSet(nameof(QueryIndex.Process), nameof(QueryIndex.Binary))]
    public QueryIndex? Index { get; set; }

    /// <summary>Only those that have found nothing since.</summary>
    [Parameter]
    [Moment]
    public DateTimeOffset? NoHitFor { get; set; }

    private protected override RecordKind<Watchlist> Kind => RecordKinds.Watchlist;

    /// <summary>A watchlist that is younger than the time without a hit has not had that time.</summary>
    private protected override bool IsWanted(Watchlist item)
        => (Enabled is null || Enabled == item.IsEnabled)
            && (Index is null || Index == item.Index)
            && (NoHitFor is null || (item.LastHit ?? item.CreatedTime ?? DateTime.MinValue) < NoHitFor.Value.UtcDateTime);
}
