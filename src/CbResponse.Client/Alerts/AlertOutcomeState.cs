namespace CbResponse;

/// <summary>What is certain of the change of an alert.</summary>
public enum AlertOutcomeState
{
    /// <summary>The server shows the change.</summary>
    Confirmed,

    /// <summary>The server took the change and does not show it yet.</summary>
    NotShown,

    /// <summary>The server knows no such alert.</summary>
    Unknown,
}
