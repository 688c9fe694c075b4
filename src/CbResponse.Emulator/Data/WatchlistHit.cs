namespace CbResponse.Emulator;

/// <summary>A watchlist tagged a document.</summary>
internal sealed record WatchlistHit(int WatchlistId, DateTime Time);
