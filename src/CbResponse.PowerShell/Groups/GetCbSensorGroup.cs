using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets sensor groups: all of them, those that are named, or those of sensors and sites.</summary>
[Cmdlet(VerbsCommon.Get, "CbSensorGroup", DefaultParameterSetName = ByObject)]
[OutputType(typeof(SensorGroup))]
public sealed class GetCbSensorGroup : NumberedSearchCmdlet<SensorGroup>
{
    /// <summary>Sensors whose groups are meant, each of its own server.</summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Sensor[] Sensor { get; set; } = [];

    /// <summary>Sites whose groups are meant, each of its own server.</summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Site[] Site { get; set; } = [];

    private protected override NamedTargets<SensorGroup, int> Targets => Groups;

    private protected override IReadOnlyList<CbObject> Owners => [.. Sensor, .. Site];

    private protected override IEnumerable<SensorGroup> FindOf(CbObject owner, CbSession session) => owner switch
    {
        Sensor { GroupId: { } id } => Groups.Keyed(session, [id]),
        Site site => Groups.All(session).Where(group => group.SiteId == site.Id),
        _ => [],
    };
}
