using System.Globalization;
using System.Runtime.CompilerServices;
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

    /// <summary>The watchlists that were taken so far.</summary>
    public IReadOnlyList<WatchlistHit> Watchlists => _watchlists;

    /// <summary>The feeds that were taken so far.</summary>
    public IReadOnlyList<FeedHit> Feeds => _feeds;

    [MethodImpl(HotPath.Options)]
    public void Clear()
    {
        if (_watchlists.Count > 0)
            _watchlists.Clear();
        if (_feeds.Count > 0)
            _feeds.Clear();
    }

    /// <summary>Takes a field when it is a tag. False when it is none.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value in JSON.</param>
    /// <exception cref="JsonException">The value has another shape.</exception>
    public bool TryTake(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name[0] == 'w' && name.StartsWith("watchlist_"u8))
            return TryTakeWatchlist(WireText.Ascii(name), value);
        return name[0] == 'a' && name.StartsWith("alliance_"u8) && TryTakeFeed(WireText.Ascii(name), value);
    }

    /// <summary>Takes the list of 6.x: <c>{wid, value, segments_hit}</c>.</summary>
    /// <exception cref="JsonException">The value has another shape.</exception>
    public void TakeWatchlists(ReadOnlySpan<byte> value)
    {
        Utf8JsonReader reader = new(value);
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return;
        if (reader.TokenType != JsonTokenType.StartArray)
            throw WireFormat.Expected("a list", reader.TokenType);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw WireFormat.Expected("a list of objects", reader.TokenType);
            _watchlists.Add(ReadWatchlist(ref reader));
        }
    }

    [MethodImpl(HotPath.Options)]
    public void GiveTo(Process process)
    {
        if (_watchlists.Count > 0)
            process.Watchlists = _watchlists.ToArray();
        if (_feeds.Count > 0)
            process.FeedHits = _feeds.ToArray();
    }

    private bool TryTakeWatchlist(string name, ReadOnlySpan<byte> value)
    {
        if (!int.TryParse(name.Substring(Watchlist.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return false;
        Utf8JsonReader reader = new(value);
        reader.Read();
        _watchlists.Add(new WatchlistHit(number, WireTime.Read(ref reader), null));
        return true;
    }

    private bool TryTakeFeed(string name, ReadOnlySpan<byte> value)
    {
        int end = name.IndexOf('_', Alliance.Length);
        if (end < 0 || end == name.Length - 1)
            return false;
        string kind = name.Substring(Alliance.Length, end - Alliance.Length);
        if (kind is not ("score" or "data" or "link" or "updated"))
            return false;
        FeedHit hit = HitOf(name.Substring(end + 1));
        Utf8JsonReader reader = new(value);
        reader.Read();
        switch (kind)
        {
            case "score":
                hit.Score = (int?)WireNumber.ReadDouble(ref reader);
                break;
            case "link":
                hit.Link = WireText.Read(ref reader);
                break;
            case "updated":
                hit.Updated = WireTime.Read(ref reader);
                break;
            default:
                hit.ReportIds = ReadReports(ref reader);
                break;
        }

        return true;
    }

    private static WatchlistHit ReadWatchlist(ref Utf8JsonReader reader)
    {
        int id = 0;
        DateTime? time = null;
        int? segments = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = WireText.Get(ref reader);
            reader.Read();
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
                    reader.Skip();
                    break;
            }
        }

        return new WatchlistHit(id, time, segments);
    }

    /// <summary>Report ids come as a list, or as one text.</summary>
    private static List<string> ReadReports(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return WireText.Read(ref reader) is { } one ? [one] : [];
        List<string> reports = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (WireText.Read(ref reader) is { } report)
                reports.Add(report);
        }

        return reports;
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
}
