namespace CbResponse;

/// <summary>How a step of a connection test ended.</summary>
public enum ConnectionStepOutcome
{
    /// <summary>It is done.</summary>
    Passed,

    /// <summary>It failed, and so the steps after it are not tried.</summary>
    Failed,

    /// <summary>It does not apply: a proxy does it, or the connection is not encrypted.</summary>
    Skipped,
}
