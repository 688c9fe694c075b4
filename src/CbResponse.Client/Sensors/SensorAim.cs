namespace CbResponse;

/// <summary>What sensors are waited for to do.</summary>
public enum SensorAim
{
    /// <summary>Cut their hosts off from the network.</summary>
    Isolated,

    /// <summary>Let their hosts back into the network.</summary>
    Released,

    /// <summary>Send the events that they had kept.</summary>
    Flushed,
}
