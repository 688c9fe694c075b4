using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>An event in an investigation.</summary>
internal sealed record TaggedEvent
{
    public required int Id { get; init; }

    public required int InvestigationId { get; init; }

    public required DateTime Start { get; init; }

    public required DateTime Tagged { get; init; }

    public int? UserId { get; init; }

    public string? EventType { get; init; }

    public string? UniqueId { get; init; }

    public long? SegmentId { get; init; }

    public required JsonElement Data { get; init; }
}
