namespace CbResponse;

/// <summary>What one threat feed of the vendor's cloud says of a process (edr-api.md 3.2, "Others").</summary>
public sealed class ThreatIntelHit : CbObject
{
    /// <summary>The process that was asked about.</summary>
    public string ProcessId { get; internal set; } = string.Empty;

    /// <summary>The document that was asked about.</summary>
    public long SegmentId { get; internal set; }

    /// <summary>Name of the feed, as the server keys it.</summary>
    public string Feed { get; internal set; } = string.Empty;

    /// <summary>Name of the feed for people.</summary>
    public string? FeedTitle { get; internal set; }

    /// <summary>Where the feed's provider is found.</summary>
    public string? FeedLink { get; internal set; }

    /// <summary>The cloud's own words.</summary>
    public string? Message { get; internal set; }

    /// <summary>The cloud's own number for its words, such as 2004 for "nothing to look up"; null or 0 for none.</summary>
    public int? ErrorCode { get; internal set; }

    /// <summary>What is known, by indicator: an address, a domain or a hash.</summary>
    public AdditionalFields Data { get; internal set; } = AdditionalFields.None;

    /// <summary>The indicators of the process that the feed knows.</summary>
    public IReadOnlyList<string> Indicators => [.. Data.Keys];

    /// <summary>Whether the feed knows an indicator of the process.</summary>
    public bool IsHit => Data.Count > 0;

    /// <summary>Whether the feed could not be asked. That the process has nothing to ask about is no failure.</summary>
    public bool IsFailure => !IsHit && ErrorCode is not (null or 0 or NothingToAsk);

    /// <summary>Feed and indicators, or the feed's words.</summary>
    public override string ToString() => $"{FeedTitle ?? Feed}: {(IsHit ? string.Join(", ", Indicators) : Message)}";

    private const int NothingToAsk = 2004;
}
