using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Cuts hosts off from the network, or lets them back. Sets the state that is wanted, and never the other one of what there is.</summary>
[Cmdlet(VerbsCommon.Set, "CbSensorIsolation", DefaultParameterSetName = ByObject, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Sensor))]
public sealed class SetCbSensorIsolation : SensorWaitCmdlet
{
    /// <summary>From this version on Windows sensors keep a host isolated through its restart.</summary>
    private static readonly Version KeepsThroughRestart = new(7, 4, 1);

    /// <summary>What is to become of the hosts.</summary>
    [Parameter(Mandatory = true)]
    public IsolationTarget State { get; set; }

    private protected override SensorAim Aim => IsIsolation ? SensorAim.Isolated : SensorAim.Released;

    private protected override string Expected => IsIsolation ? "confirmed that its host is isolated" : "confirmed that its host is released";

    private bool IsIsolation => State == IsolationTarget.Isolated;

    private protected override SensorChange MakeChange(CbSession session) => new() { Isolate = IsIsolation };

    private protected override string Action(SensorChange change, CbSession session)
        => IsIsolation ? "Isolate from the network" : "Release into the network";

    private protected override string? Refuse(Sensor sensor)
        => IsIsolation && sensor.SupportsIsolation == false ? $"The sensor of {sensor} cannot isolate its host. Nothing was sent." : null;

    private protected override void Warn(IReadOnlyList<Sensor> sensors)
    {
        base.Warn(sensors);
        if (IsIsolation)
        {
            WarnOf(
                sensors.Where(sensor => sensor.OSType == "windows" && sensor.SensorVersion < KeepsThroughRestart),
                "has a sensor older than 7.4.1: after a restart the host is in the network again until its sensor checks in",
                "have sensors older than 7.4.1: after a restart these hosts are in the network again until their sensors check in");
        }
    }
}
