namespace CbResponse;

/// <summary>Which events of a process are wanted, and how they are asked for.</summary>
public sealed class EventSearch
{
    /// <summary>The newest form of events that this version knows.</summary>
    public const int NewestApiVersion = 5;

    /// <summary>The kinds that are wanted; empty for all.</summary>
    public IReadOnlyCollection<EventType> Types { get; init; } = [];

    /// <summary>
    /// The document to read: 0 for all together. Null for the one that the identifier names, or else all.
    /// </summary>
    public long? SegmentId { get; init; }

    /// <summary>Only events at or after this moment, by the endpoint's clock. Events without a time come out too.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Only events at or before this moment, by the endpoint's clock. Events without a time come out too.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>How many events to bring at most; null for all. The request is cancelled once they are there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public long? First
    {
        get;
        init => field = value is not < 0 ? value : throw new ArgumentOutOfRangeException(nameof(First));
    }

    /// <summary>
    /// Whether the events of a document come in the order of time, and not kind by kind as the server sends them. All of a document
    /// are held for that.
    /// </summary>
    public bool SortByTime { get; init; }

    /// <summary>The form of events to ask for, 1 to <see cref="NewestApiVersion"/>; null for the one that suits the server's version.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such form.</exception>
    public int? ApiVersion
    {
        get;
        init => field = value is null or (>= 1 and <= NewestApiVersion) ? value : throw new ArgumentOutOfRangeException(nameof(ApiVersion));
    }

    internal bool Wants(EventType type)
    {
        if (Types.Count == 0)
            return true;
        foreach (EventType wanted in Types)
        {
            if (wanted == type)
                return true;
        }

        return false;
    }
}
