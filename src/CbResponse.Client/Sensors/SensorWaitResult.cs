namespace CbResponse;

/// <summary>How the wait for a sensor ended.</summary>
/// <param name="Outcome">How.</param>
/// <param name="Sensor">The sensor as the server showed it last.</param>
/// <param name="Failure">Why it failed; null when it did not, or when it has vanished or is pending.</param>
public sealed record SensorWaitResult(SensorWaitOutcome Outcome, Sensor Sensor, CbException? Failure = null);
