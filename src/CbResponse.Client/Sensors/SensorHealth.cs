namespace CbResponse;

/// <summary>What a sensor says of its own health.</summary>
public enum SensorHealth
{
    /// <summary>The server does not say.</summary>
    Unknown,

    /// <summary>The sensor gives itself all 100 points.</summary>
    Healthy,

    /// <summary>The sensor gives itself less; its message says why.</summary>
    Unhealthy,
}
