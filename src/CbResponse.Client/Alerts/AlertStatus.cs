namespace CbResponse;

/// <summary>What the triage made of an alert.</summary>
public enum AlertStatus
{
    /// <summary>Nobody has looked at it.</summary>
    Unresolved,

    /// <summary>Somebody works on it.</summary>
    InProgress,

    /// <summary>Done with.</summary>
    Resolved,

    /// <summary>Nothing was wrong.</summary>
    FalsePositive,
}
