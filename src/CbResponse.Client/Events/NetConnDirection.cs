namespace CbResponse;

/// <summary>Who opened a connection.</summary>
public enum NetConnDirection
{
    /// <summary>The process did.</summary>
    Outbound,

    /// <summary>The other side did.</summary>
    Inbound,
}
