namespace CbResponse;

/// <summary>Whether a host is cut off from the network. Between asking and doing lie minutes, until the sensor reports.</summary>
public enum IsolationState
{
    /// <summary>Neither asked for nor in force.</summary>
    NotIsolated,

    /// <summary>Asked for, and not in force yet.</summary>
    IsolationPending,

    /// <summary>Asked for and in force.</summary>
    Isolated,

    /// <summary>No longer asked for, and still in force.</summary>
    ReleasePending,
}
