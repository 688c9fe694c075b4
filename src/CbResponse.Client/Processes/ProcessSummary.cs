namespace CbResponse;

/// <summary>A process with its relatives (edr-api.md 3.2, "Summary").</summary>
public sealed class ProcessSummary
{
    /// <summary>The process.</summary>
    public required Process Process { get; init; }

    /// <summary>Its parent, or null when the server does not know it.</summary>
    public Process? Parent { get; init; }

    /// <summary>Processes of the same parent.</summary>
    public IReadOnlyList<Process> Siblings { get; init; } = [];

    /// <summary>Its children, at most as many as were asked for.</summary>
    public IReadOnlyList<Process> Children { get; init; } = [];
}
