namespace CbResponse;

/// <summary>What is to become of alerts.</summary>
/// <param name="Status">The new status.</param>
/// <param name="AssignedTo">Who has them from now on; null to leave that.</param>
public sealed record AlertChange(AlertStatus Status, string? AssignedTo = null)
{
    /// <summary>Whether an alert is so.</summary>
    public bool IsIn(Alert alert) => alert.Status == Status && (AssignedTo is null || AssignedTo == alert.AssignedTo);
}
