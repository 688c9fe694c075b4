using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets filters that throw events away before they are stored: all of them, those that are named, or those that hold for sensor groups.</summary>
[Cmdlet(VerbsCommon.Get, "CbIngressFilter", DefaultParameterSetName = ByObject)]
[OutputType(typeof(IngressFilter))]
public sealed class GetCbIngressFilter : NamedSearchCmdlet<IngressFilter, string>
{
    /// <summary>Sensor groups whose events are filtered, each of its own server.</summary>
    [Parameter(ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public SensorGroup[] Group { get; set; } = [];

    /// <summary>Identifiers of filters.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Id")]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>Only filters that are in force, or that are not.</summary>
    [Parameter]
    public bool? Enabled { get; set; }

    private protected override string[] Keys => Id;

    private protected override NamedTargets<IngressFilter, string> Targets => IngressFilters;

    private protected override IReadOnlyList<CbObject> Owners => Group;

    private protected override IEnumerable<IngressFilter> FindOf(CbObject owner, CbSession session)
        => IngressFilters.All(session).Where(filter => filter.IsGlobal != false || (owner is SensorGroup { Id: { } id } && filter.GroupIds.Contains(id)));

    private protected override void Write(IngressFilter item, string key, CbSession session)
    {
        if (Enabled is null || Enabled == item.IsEnabled)
            WriteObject(item);
    }
}
