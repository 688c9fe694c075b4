using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets investigations: all of them, those that are named, or those of tagged events.</summary>
[Cmdlet(VerbsCommon.Get, "CbInvestigation", DefaultParameterSetName = ByObject)]
[OutputType(typeof(Investigation))]
public sealed class GetCbInvestigation : NumberedSearchCmdlet<Investigation>
{
    /// <summary>Tagged events whose investigations are meant, each of its own server.</summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public TaggedEvent[] TaggedEvent { get; set; } = [];

    private protected override NamedTargets<Investigation, int> Targets => Investigations;

    private protected override IReadOnlyList<CbObject> Owners => TaggedEvent;

    private protected override IEnumerable<Investigation> FindOf(CbObject owner, CbSession session)
        => owner is TaggedEvent { InvestigationId: { } id } ? Investigations.Keyed(session, [id]) : [];
}
