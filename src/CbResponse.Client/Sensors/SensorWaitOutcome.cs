namespace CbResponse;

/// <summary>How the wait for a sensor ended.</summary>
public enum SensorWaitOutcome
{
    /// <summary>The sensor has done what was asked of it.</summary>
    Done,

    /// <summary>The time is over. The request stands: the sensor does it when it checks in.</summary>
    Pending,

    /// <summary>Somebody took the request back, or the server could not be asked any more.</summary>
    Failed,

    /// <summary>The server does not know the sensor any more, or the sensor was uninstalled.</summary>
    Vanished,
}
