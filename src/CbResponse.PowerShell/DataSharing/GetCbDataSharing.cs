using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets what of the data of sensor groups the server gives to others.</summary>
[Cmdlet(VerbsCommon.Get, "CbDataSharing", DefaultParameterSetName = ByObject)]
[OutputType(typeof(DataSharing))]
public sealed class GetCbDataSharing : NumberedSearchCmdlet<SensorGroup>
{
    /// <summary>Sensor groups, each of its own server; all groups when it is left out.</summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public SensorGroup[] Group { get; set; } = [];

    private protected override NamedTargets<SensorGroup, int> Targets => Groups;

    private protected override IReadOnlyList<CbObject> Owners => Group;

    private protected override IEnumerable<SensorGroup> FindOf(CbObject owner, CbSession session) => [(SensorGroup)owner];

    private protected override void Write(SensorGroup item, int key, CbSession session)
    {
        if (TryAwait(item.Name, ct => session.Client.DataSharing.ListAsync(key, Observer, ct), out IReadOnlyList<DataSharing> entries))
            WriteObject(entries, enumerateCollection: true);
    }
}
