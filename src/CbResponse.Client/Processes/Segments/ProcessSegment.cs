namespace CbResponse;

/// <summary>
/// One document of a process (edr-api.md 3.2, "Segments"): what the sensor reported of it at one time. <see cref="ProcessId"/> and
/// <see cref="SegmentId"/> together name it in other calls.
/// </summary>
public sealed class ProcessSegment : CbObject
{
    /// <summary>Identifier of the process.</summary>
    public required string ProcessId { get; init; }

    /// <summary>Number of the segment: counted from 1 before 6.0, then the time of arrival in milliseconds since 1970.</summary>
    public required long SegmentId { get; init; }

    /// <summary>Identifier of the document: process and segment.</summary>
    public string? UniqueId { get; init; }

    /// <summary>When the newest event of the segment happened, by the endpoint's clock, UTC.</summary>
    public DateTime? LastUpdate { get; init; }

    /// <summary>When the server stored the segment, by its own clock, UTC (6.0 and later).</summary>
    public DateTime? LastServerUpdate { get; init; }

    /// <summary>How many events of each kind the segment holds.</summary>
    public SegmentEventCounts EventCounts { get; init; } = new();

    /// <summary>Process and segment.</summary>
    public override string ToString() => FormattableString.Invariant($"{ProcessId} segment {SegmentId}");
}
