using System.Globalization;
using CbResponse.Query;

namespace CbResponse.Emulator;

/// <summary>The tags that watchlists and feeds leave, one field for each: <c>watchlist_12</c>, <c>alliance_score_contoso</c>.</summary>
internal sealed class TagFields<T>(Func<T, IReadOnlyList<WatchlistHit>> watchlists, Func<T, IReadOnlyList<FeedHit>> feeds)
{
    public RecordField<T>? Find(string name)
    {
        string[] parts = name.Split('_', 3);
        return parts switch
        {
            [var head, var number] when Is(head, "watchlist") => Watchlist(name, number),
            [var head, var kind, var feed] when Is(head, "alliance") => Feed(name, kind, feed),
            _ => null,
        };
    }

    private RecordField<T>? Watchlist(string name, string number)
        => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int id)
            ? Field(name, FieldType.DateTime, new TimeSource<T>(item => watchlists(item).FirstOrDefault(hit => hit.WatchlistId == id)?.Time))
            : null;

    private RecordField<T>? Feed(string name, string kind, string feed)
    {
        FeedHit? Hit(T item) => feeds(item).FirstOrDefault(hit => Is(hit.Feed, feed));
        return kind.ToUpperInvariant() switch
        {
            "SCORE" => Field(name, FieldType.Integer, new SingleNumber<T>(item => Hit(item)?.Score)),
            "DATA" => Field(name, FieldType.Keyword, new ManyTexts<T>(item => Hit(item)?.Reports ?? [])),
            "LINK" => Field(name, FieldType.Keyword, new SingleText<T>(item => Hit(item)?.Link)),
            "UPDATED" => Field(name, FieldType.DateTime, new TimeSource<T>(item => Hit(item)?.Updated)),
            _ => null,
        };
    }

    private static RecordField<T> Field(string name, FieldType type, FieldSource<T> source)
        => new(name, type, source, FieldUse.Search | FieldUse.Facet | FieldUse.Sort);

    private static bool Is(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
