using System.Management.Automation;

namespace CbResponse.PowerShell.Joins;

/// <summary>The lazy properties of sensors, named by the types file.</summary>
public static class SensorJoins
{
    /// <summary>The group that the sensor is in.</summary>
    public static SensorGroup? Group(PSObject item)
        => item?.BaseObject is Sensor { Client: { } client } sensor ? JoinCall.Answer(sensor, ct => client.Joins.GetGroupAsync(sensor, null, ct)) : null;
}
