using System.Globalization;
using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Writes the tags that watchlists and feeds leave on the documents of processes and binaries (edr-api.md 1.9, 3.2).</summary>
internal static class HitTagWriter
{
    /// <summary>A list on 6.0 and later, one member for each watchlist before.</summary>
    /// <param name="json">Where to write.</param>
    /// <param name="hits">The hits.</param>
    /// <param name="version">The version that is played.</param>
    /// <param name="segments">In how many segments of a process each hit; null for what has none.</param>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<WatchlistHit> hits, ServerVersion version, int? segments)
    {
        if (hits.Count == 0)
            return;
        if (!version.IsSixOrLater)
        {
            foreach (WatchlistHit hit in hits)
                json.WriteString($"watchlist_{hit.WatchlistId}", WireTime.Document(hit.Time));
            return;
        }

        json.WriteStartArray("watchlists"u8);
        foreach (WatchlistHit hit in hits)
        {
            json.WriteStartObject();
            json.WriteString("wid"u8, hit.WatchlistId.ToString(CultureInfo.InvariantCulture));
            json.WriteString("value"u8, WireTime.Document(hit.Time));
            if (segments is { } count)
                json.WriteNumber("segments_hit"u8, count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Four members for each feed.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<FeedHit> hits)
    {
        foreach (FeedHit hit in hits)
        {
            json.WriteNumber($"alliance_score_{hit.Feed}", hit.Score);
            json.WriteTexts($"alliance_data_{hit.Feed}", hit.Reports);
            json.WriteString($"alliance_link_{hit.Feed}", hit.Link);
            json.WriteString($"alliance_updated_{hit.Feed}", WireTime.Seconds(hit.Updated));
        }
    }
}
