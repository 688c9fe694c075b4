using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets what is never banned, and how bans are restricted.</summary>
[Cmdlet(VerbsCommon.Get, "CbBanRestriction")]
[OutputType(typeof(BanRestriction))]
public sealed class GetCbBanRestriction : CbSessionCmdlet
{
    /// <summary>Which lists; both when it is left out.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public BanRestrictionKind[] Kind { get; set; } = [BanRestrictionKind.Whitelist, BanRestrictionKind.Restriction];

    private protected override void End()
    {
        CbSession session = ResolveSession();
        foreach (BanRestrictionKind kind in Kind.Distinct())
        {
            if (TryAwait(kind, ct => session.Client.Bans.ListRestrictionsAsync(kind, Observer, ct), out IReadOnlyList<BanRestriction> entries))
                WriteObject(entries, enumerateCollection: true);
        }
    }
}
