using System.Globalization;
using System.Text.Json;

namespace CbResponse;

/// <summary>
/// Collects what watchlists and feeds have tagged a document with: <c>watchlists</c> or <c>watchlist_N</c>, and
/// <c>alliance_score_F</c>, <c>alliance_data_F</c>, <c>alliance_link_F</c>, <c>alliance_updated_F</c>. Reused from row to row.
/// </summary>
internal sealed class TagReader
{
    private const string Watchlist = "watchlist_";
    private const string Alliance = "alliance_";

    private readonly List<WatchlistHit> _watchlists = [];
    private readonly List<FeedHit> _feeds = [];

    public void Clear()
    {
        _watchlists.Clear();
        _feeds.Clear();
    }

    public static bool IsTag(string field)
        => WatchlistNumber(field) is not null || (field.StartsWith(Alliance, StringComparison.Ordinal) && Split(field) is not null);

    /// <summary>Reads the tag whose name the reader stands at. False when its value has not arrived yet.</summary>
    public bool TryRead(ref Utf8JsonReader reader, string field)
    {
        if (!reader.Read())
            return false;
        if (WatchlistNumber(field) is { } number)
        {
            _watchlists.Add(new WatchlistHit(number, WireTime.Read(ref reader), null));
            return true;
        }

        (string kind, string feed) = Split(field)!.Value;
        FeedHit hit = HitOf(feed);
        switch (kind)
        {
            case "score":
                hit.Score = (int?)WireNumber.ReadDouble(ref reader);
                return true;
            case "link":
                hit.Link = WireText.Read(ref reader);
                return true;
            case "updated":
                hit.Updated = WireTime.Read(ref reader);
                return true;
            default:
                return TryReadReports(ref reader, hit);
        }
    }

    /// <summary>Reads the list of 6.x: <c>{wid, value, segments_hit}</c>. False when its end has not arrived yet.</summary>
    public bool TryReadWatchlists(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return true;
        if (reader.TokenType != JsonTokenType.StartArray)
            throw WireFormat.Expected("a list", reader.TokenType);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndArray)
                return true;
            if (reader.TokenType != JsonTokenType.StartObject)
                throw WireFormat.Expected("a list of objects", reader.TokenType);
            if (!TryReadWatchlist(ref reader))
                return false;
        }

        return false;
    }

    public void GiveTo(Process process)
    {
        if (_watchlists.Count > 0)
            process.Watchlists = _watchlists.ToArray();
        if (_feeds.Count > 0)
            process.FeedHits = _feeds.ToArray();
    }

    private bool TryReadWatchlist(ref Utf8JsonReader reader)
    {
        int id = 0;
        DateTime? time = null;
        int? segments = null;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                _watchlists.Add(new WatchlistHit(id, time, segments));
                return true;
            }

            string name = WireText.Get(ref reader);
            if (!reader.Read())
                return false;
            switch (name)
            {
                case "wid":
                    id = WireNumber.ReadInt32(ref reader) ?? 0;
                    break;
                case "value":
                    time = WireTime.Read(ref reader);
                    break;
                case "segments_hit":
                    segments = WireNumber.ReadInt32(ref reader);
                    break;
                default:
                    if (!reader.TrySkip())
                        return false;
                    break;
            }
        }

        return false;
    }

    /// <summary>Report ids come as a list, or as one text.</summary>
    private static bool TryReadReports(ref Utf8JsonReader reader, FeedHit hit)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            hit.ReportIds = WireText.Read(ref reader) is { } one ? [one] : [];
            return true;
        }

        List<string> reports = [];
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                hit.ReportIds = reports;
                return true;
            }

            if (WireText.Read(ref reader) is { } report)
                reports.Add(report);
        }

        return false;
    }

    private FeedHit HitOf(string feed)
    {
        foreach (FeedHit hit in _feeds)
        {
            if (hit.Feed == feed)
                return hit;
        }

        FeedHit added = new() { Feed = feed };
        _feeds.Add(added);
        return added;
    }

    private static int? WatchlistNumber(string field)
        => field.StartsWith(Watchlist, StringComparison.Ordinal)
            && int.TryParse(field.Substring(Watchlist.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? number
                : null;

    private static (string Kind, string Feed)? Split(string field)
    {
        int end = field.IndexOf('_', Alliance.Length);
        if (end < 0 || end == field.Length - 1)
            return null;
        string kind = field.Substring(Alliance.Length, end - Alliance.Length);
        return kind is "score" or "data" or "link" or "updated" ? (kind, field.Substring(end + 1)) : null;
    }
}
