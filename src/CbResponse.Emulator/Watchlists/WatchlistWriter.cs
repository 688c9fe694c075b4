using System.Globalization;
using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Writes the record of a watchlist (edr-api.md 3.5, A.6): numbers in texts since 6.0, the vendor's cloud before.</summary>
internal sealed class WatchlistWriter(ServerVersion version)
{
    public void Write(Utf8JsonWriter json, Watchlist watchlist)
    {
        json.WriteStartObject();
        Number(json, "id", watchlist.Id);
        json.WriteString("name", watchlist.Name);
        json.WriteString("description", watchlist.Description);
        json.WriteBoolean("enabled", watchlist.IsEnabled);
        json.WriteBoolean("readonly", watchlist.IsReadOnly);
        json.WriteString("index_type", watchlist.IndexType);
        json.WriteNumber("group_id", -1);
        json.WriteString("search_query", watchlist.SearchQuery);
        json.WriteString("date_added", WireTime.Record(watchlist.Added));
        json.WriteString("last_hit", watchlist.LastHit is { } hit ? WireTime.Record(hit) : null);
        json.WriteNumber("last_hit_count", watchlist.LastHitCount);

        // Of a watchlist that has not run yet a real record has the earliest time that there is; this one has no zone.
        json.WriteString("search_timestamp", WireTime.Event(watchlist.LastRun ?? DateTime.UnixEpoch, micro: true));
        Number(json, "total_hits", watchlist.TotalHits);
        Number(json, "total_tags", watchlist.TotalHits);
        if (!version.IsSixOrLater)
        {
            json.WriteNull("alliance_id");
            json.WriteBoolean("from_alliance", watchlist.IsFromAlliance);
        }

        json.WriteEndObject();
    }

    private void Number(Utf8JsonWriter json, string name, int number)
    {
        if (version.IsSixOrLater)
            json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
        else
            json.WriteNumber(name, number);
    }
}
