using System.Globalization;
using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Writes the record of a watchlist (edr-api.md 3.5, A.6): a number in a text since 6.0, the vendor's cloud before.</summary>
internal sealed class WatchlistWriter(ServerVersion version)
{
    public void Write(Utf8JsonWriter json, Watchlist watchlist)
    {
        json.WriteStartObject();
        if (version.IsSixOrLater)
            json.WriteString("id", Number(watchlist.Id));
        else
            json.WriteNumber("id", watchlist.Id);
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
        json.WriteString("search_timestamp", LastRun(watchlist));
        json.WriteString("total_hits", Number(watchlist.TotalHits));
        json.WriteString("total_tags", Number(watchlist.TotalHits));
        if (!version.IsSixOrLater)
        {
            json.WriteNull("alliance_id");
            json.WriteBoolean("from_alliance", watchlist.IsFromAlliance);
        }

        json.WriteEndObject();
    }

    /// <summary>The beginning of all time stands for never. From 6.0 on the time has no zone.</summary>
    private string LastRun(Watchlist watchlist) => watchlist.LastRun is not { } time ? WireTime.Milliseconds(DateTime.UnixEpoch)
        : version.IsSixOrLater ? WireTime.Event(time, micro: true) : WireTime.Microseconds(time);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
