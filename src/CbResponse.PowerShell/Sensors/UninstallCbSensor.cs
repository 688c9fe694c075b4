using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Uninstalls sensors from their hosts.</summary>
[Cmdlet(VerbsLifecycle.Uninstall, "CbSensor", DefaultParameterSetName = ByObject, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Sensor))]
public sealed class UninstallCbSensor : SensorChangeCmdlet
{
    private protected override SensorChange MakeChange(CbSession session) => new() { Uninstall = true };

    private protected override string Action(SensorChange change, CbSession session) => "Uninstall the sensor";
}
