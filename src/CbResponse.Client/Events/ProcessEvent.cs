using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>
/// Something that a process did or that was done to it (edr-api.md 4). Times are those of the endpoint's clock, in UTC. A field that the
/// server left empty is null; what could not be understood stands in <see cref="Raw"/>.
/// </summary>
/// <remarks>Times are stored without the room that "no value" takes: a process can have hundreds of thousands of events.</remarks>
public abstract class ProcessEvent : CbObject
{
    private long _ticks;
    private EventSource? _source;

    [MethodImpl(HotPath.Options)]
    private protected ProcessEvent()
    {
    }

    /// <summary>When it happened, by the endpoint's clock, UTC; null where the server's text has no time that can be read.</summary>
    public DateTime? Timestamp
    {
        get => _ticks == 0 ? null : new DateTime(_ticks, DateTimeKind.Utc);
        internal set => _ticks = value?.Ticks ?? 0;
    }

    /// <summary>The kind of event.</summary>
    public abstract EventType Type { get; }

    /// <summary>Identifier of the process whose event it is.</summary>
    public string ProcessId => _source?.ProcessId ?? string.Empty;

    /// <summary>The document of the process that was read; 0 when all documents were read together.</summary>
    public long SegmentId => _source?.SegmentId ?? 0;

    /// <summary>Whether the sensor saw an attempt to tamper with itself.</summary>
    public bool IsTampered { get; internal set; }

    /// <summary>What happened, in a few words and without the time.</summary>
    public string Description => EventDescription.Of(this);

    /// <summary>
    /// The event as the server wrote it; only where a part of it could not be understood, and always for
    /// <see cref="UnknownEvent"/> and <see cref="EmetEvent"/>. Null otherwise.
    /// </summary>
    public string? Raw { get; internal set; }

    /// <summary>What the server sent beyond the fields that are known. Only events that come as JSON objects have any.</summary>
    public AdditionalFields AdditionalFields { get; internal set; } = AdditionalFields.None;

    internal long Ticks
    {
        [MethodImpl(HotPath.Options)]
        get => _ticks;
        [MethodImpl(HotPath.Options)]
        set => _ticks = value;
    }

    internal EventSource Source
    {
        [MethodImpl(HotPath.Options)]
        set
        {
            _source = value;
            Client = value.Client;
        }
    }

    /// <summary>Kind and description.</summary>
    public override string ToString() => $"{Type}: {Description}";
}
