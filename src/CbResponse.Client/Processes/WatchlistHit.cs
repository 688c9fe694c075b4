namespace CbResponse;

/// <summary>A watchlist that tagged a document.</summary>
/// <param name="WatchlistId">Number of the watchlist.</param>
/// <param name="Time">When it tagged the document, UTC; null when the server does not say.</param>
/// <param name="SegmentsHit">How many documents of the process it tagged (6.0 and later); null when the server does not say.</param>
public sealed record WatchlistHit(int WatchlistId, DateTime? Time, int? SegmentsHit)
{
    /// <summary>Number of the watchlist and time.</summary>
    public override string ToString() => Time is { } time ? $"{WatchlistId} at {time:u}" : $"{WatchlistId}";
}
