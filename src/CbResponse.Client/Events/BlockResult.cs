namespace CbResponse;

/// <summary>What became of a banned process. A number that is none of these came from the server as it is.</summary>
public enum BlockResult
{
    /// <summary>It was ended.</summary>
    ProcessTerminated = 0,

    /// <summary>It belongs to the sensor and goes on.</summary>
    NotTerminatedCBProcess = 1,

    /// <summary>It belongs to the system and goes on.</summary>
    NotTerminatedSystemProcess = 2,

    /// <summary>The system would not live without it; it goes on.</summary>
    NotTerminatedCriticalSystemProcess = 3,

    /// <summary>Its path is excepted; it goes on.</summary>
    NotTerminatedWhitelistedPath = 4,

    /// <summary>The sensor could not open it; it goes on.</summary>
    NotTerminatedOpenProcessError = 5,

    /// <summary>The sensor could not end it; it goes on.</summary>
    NotTerminatedTerminateError = 6,
}
