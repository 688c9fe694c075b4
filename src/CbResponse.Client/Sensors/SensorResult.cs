namespace CbResponse;

/// <summary>What came of a change.</summary>
/// <param name="Sensor">The sensor as the server has it now.</param>
/// <param name="WasChanged">Whether anything was sent; false when the sensor was so already.</param>
public sealed record SensorResult(Sensor Sensor, bool WasChanged);
