namespace CbResponse.PowerShell;

/// <summary>The kinds of records that have names and numbers.</summary>
internal static class RecordKinds
{
    public static readonly RecordKind<Watchlist> Watchlist = new(
        "watchlist",
        static (client, observer, ct) => client.Watchlists.ListAsync(observer, ct),
        static (client, id, observer, ct) => client.Watchlists.GetAsync(id, observer, ct),
        static watchlist => [watchlist.Name],
        static watchlist => watchlist.Id);

    public static readonly RecordKind<Feed> Feed = new(
        "feed",
        static (client, observer, ct) => client.Feeds.ListAsync(observer, ct),
        static (client, id, observer, ct) => client.Feeds.GetAsync(id, observer, ct),
        static feed => [feed.Name, feed.DisplayName],
        static feed => feed.Id);
}
