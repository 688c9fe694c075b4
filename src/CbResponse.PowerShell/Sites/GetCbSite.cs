using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets sites: all of them, those that are named, or those of sensor groups.</summary>
[Cmdlet(VerbsCommon.Get, "CbSite", DefaultParameterSetName = ByObject)]
[OutputType(typeof(Site))]
public sealed class GetCbSite : NumberedSearchCmdlet<Site>
{
    /// <summary>Sensor groups whose sites are meant, each of its own server.</summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public SensorGroup[] Group { get; set; } = [];

    private protected override NamedTargets<Site, int> Targets => Sites;

    private protected override IReadOnlyList<CbObject> Owners => Group;

    private protected override IEnumerable<Site> FindOf(CbObject owner, CbSession session)
        => owner is SensorGroup { SiteId: { } id } ? Sites.Keyed(session, [id]) : [];
}
