namespace CbResponse.PowerShell;

/// <summary>What is to become of a host.</summary>
public enum IsolationTarget
{
    /// <summary>Cut off from the network.</summary>
    Isolated,

    /// <summary>Let back into the network.</summary>
    Released,
}
