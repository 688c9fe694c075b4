namespace CbResponse;

/// <summary>What servers remember of a sensor's last days.</summary>
public enum SensorActivityKind
{
    /// <summary>How much waited on the host to be sent.</summary>
    Queue,

    /// <summary>When the sensor checked in.</summary>
    CheckIn,

    /// <summary>What the sensor took of the host's resources.</summary>
    Resource,
}
