using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Has sensors send all events that they have kept, at once and past all throttles.</summary>
[Cmdlet(VerbsData.Sync, "CbSensor", DefaultParameterSetName = ByObject, SupportsShouldProcess = true)]
[OutputType(typeof(Sensor))]
public sealed class SyncCbSensor : SensorWaitCmdlet
{
    /// <summary>Sensors send what is older than a given time: one far ahead means everything.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(365);

    private readonly DateTimeOffset _flush = DateTimeOffset.UtcNow + Ahead;

    private protected override SensorAim Aim => SensorAim.Flushed;

    private protected override string Expected => "sent all its events";

    private protected override SensorChange MakeChange(CbSession session) => new() { Flush = _flush };

    private protected override string Action(SensorChange change, CbSession session) => "Send all events at once";
}
