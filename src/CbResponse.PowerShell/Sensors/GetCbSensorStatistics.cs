using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets all sensors of a server in numbers.</summary>
[Cmdlet(VerbsCommon.Get, "CbSensorStatistics")]
[OutputType(typeof(SensorStatistics))]
public sealed class GetCbSensorStatistics : CbSessionCmdlet
{
    private protected override void End()
    {
        CbSession session = ResolveSession();
        if (TryAwait(session.Name, ct => session.Client.SensorHistory.GetStatisticsAsync(Observer, ct), out SensorStatistics statistics))
            WriteObject(statistics);
    }
}
