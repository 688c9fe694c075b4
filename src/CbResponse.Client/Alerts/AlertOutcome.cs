namespace CbResponse;

/// <summary>What came of the change of an alert.</summary>
/// <param name="Id">The alert.</param>
/// <param name="State">What is certain.</param>
/// <param name="Alert">The alert as it is now, when the change is confirmed.</param>
public sealed record AlertOutcome(string Id, AlertOutcomeState State, Alert? Alert = null);
