namespace CbResponse.PowerShell;

/// <summary>The sensor that an input object is about.</summary>
internal static class SensorInput
{
    /// <summary>The number of the sensor; null when the object is about no sensor, or does not say which.</summary>
    public static int? IdOf(CbObject item)
    {
        int? id = item switch
        {
            Sensor sensor => sensor.Id,
            Alert alert => alert.SensorId ?? ProcessId.Parse(alert.ProcessId)?.SensorId,
            CbResponse.Process process => process.SensorId ?? ProcessId.Parse(process.Id)?.SensorId,
            _ => ProcessId.Parse(ProcessInput.Of(item)?.Id)?.SensorId,
        };
        return id > 0 ? id : null;
    }
}
