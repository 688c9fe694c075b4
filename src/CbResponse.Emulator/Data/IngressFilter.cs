using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>A filter that throws events away before they are stored. What is searched here does not depend on it.</summary>
internal sealed record IngressFilter
{
    public required string Id { get; init; }

    /// <summary>The settings that were given, by name. What is missing has its default.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Settings { get; init; }

    public required DateTime Created { get; init; }

    public DateTime? Modified { get; init; }

    public required int CreatorId { get; init; }

    public int? ModifierId { get; init; }

    /// <summary>The measured part of processes; null for a filter that nobody measures yet.</summary>
    public double? HitRate { get; init; }
}
