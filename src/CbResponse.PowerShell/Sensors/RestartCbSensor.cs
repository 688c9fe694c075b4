using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Restarts sensors, not their hosts.</summary>
[Cmdlet(VerbsLifecycle.Restart, "CbSensor", DefaultParameterSetName = ByObject, SupportsShouldProcess = true)]
[OutputType(typeof(Sensor))]
public sealed class RestartCbSensor : SensorChangeCmdlet
{
    private protected override SensorChange MakeChange(CbSession session) => new() { Restart = true };

    private protected override string Action(SensorChange change, CbSession session) => "Restart the sensor";
}
