using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets the figures of the console's dashboard: how full the event store is, and counts of sensors and alerts.</summary>
[Cmdlet(VerbsCommon.Get, "CbDashboardStatistics")]
[OutputType(typeof(NamedValue))]
public sealed class GetCbDashboardStatistics : NamedValueCmdlet
{
    private protected override Task<IReadOnlyList<NamedValue>> ReadAsync(CbClient client, CancellationToken cancellationToken)
        => client.Server.GetDashboardAsync(Observer, cancellationToken);
}
