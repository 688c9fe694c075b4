using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Switches what is done when watchlists hit.</summary>
[Cmdlet(VerbsCommon.Set, "CbWatchlistAction", DefaultParameterSetName = ByObject, SupportsShouldProcess = true)]
[OutputType(typeof(WatchlistAction))]
public sealed class SetCbWatchlistAction : RecordTargetCmdlet<Watchlist>
{
    /// <summary>What is to be switched.</summary>
    [Parameter(Mandatory = true)]
    [ValidateSet(nameof(HitActionType.Alert), nameof(HitActionType.Syslog), nameof(HitActionType.Email))]
    public HitActionType[] Type { get; set; } = [];

    /// <summary>On, which is the default, or off.</summary>
    [Parameter]
    public bool Enabled { get; set; } = true;

    /// <summary>Numbers of the users who are to get a mail; for servers before 6.3.</summary>
    [Parameter]
    [ValidateNotNull]
    public int[] EmailRecipient { get; set; } = [];

    /// <summary>Write the actions as the server has them now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override RecordKind<Watchlist> Kind => RecordKinds.Watchlist;

    private protected override void Handle(Watchlist item, int id, CbSession session)
    {
        foreach (HitActionType type in Type.Distinct())
        {
            if (ShouldProcess($"Watchlist '{item.Name}' ({id}), on {session.Uri.Authority}", $"Switch {type} {(Enabled ? "on" : "off")}")
                && TryAwait(item, ct => session.Client.WatchlistActions.SetAsync(item, type, Enabled, EmailRecipient, Observer, ct), out WatchlistAction action)
                && PassThru)
                WriteObject(action);
        }
    }
}
