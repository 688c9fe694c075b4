using System.Collections;
using System.Globalization;

namespace CbResponse.Emulator;

/// <summary>One alert for each process that the fleet's watchlist or feed has tagged, computed when somebody looks.</summary>
internal sealed class FleetAlerts(FleetLayout layout, FleetHosts hosts, DateTime anchor) : IReadOnlyList<Alert>
{
    private readonly int _watchlistHits = Tagged(layout.Size.Processes, FleetProcess.WatchlistPlace, FleetProcess.WatchlistRhythm);
    private readonly int _feedHits = Tagged(layout.Size.Processes, FleetProcess.FeedPlace, FleetProcess.FeedRhythm);

    public int Count => _watchlistHits + _feedHits;

    public Alert this[int index] => index < _watchlistHits
        ? OfWatchlist(index, FleetProcess.WatchlistPlace + (index * FleetProcess.WatchlistRhythm))
        : OfFeed(index, FleetProcess.FeedPlace + ((index - _watchlistHits) * FleetProcess.FeedRhythm));

    public IEnumerator<Alert> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int Tagged(int processes, int place, int rhythm) => processes <= place ? 0 : ((processes - 1 - place) / rhythm) + 1;

    private Alert OfWatchlist(int index, int number)
    {
        FleetProcess process = new(layout, hosts) { Number = number };
        bool isOld = index % 4 == 0;
        DateTime created = Past(process.WatchlistHits[0].Time);
        return new Alert
        {
            Id = Id(index),
            Type = "watchlist.hit.query.process",
            Created = created,
            Resolved = isOld ? Past(created.AddHours(3)) : null,
            Status = isOld ? "Resolved" : "Unresolved",
            AssignedTo = isOld ? "admin" : null,
            Severity = 30 + (index % 50),
            ReportScore = 75,
            WatchlistId = FleetScenario.WatchlistId.ToString(CultureInfo.InvariantCulture),
            WatchlistName = FleetScenario.WatchlistName,
            IocType = "query",
            SensorId = process.Host.SensorId,
            Process = process.Guid,
        };
    }

    private Alert OfFeed(int index, int number)
    {
        FleetProcess process = new(layout, hosts) { Number = number };
        FeedHit hit = process.FeedHits[0];
        return new Alert
        {
            Id = Id(index),
            Type = "watchlist.hit.ingress.process",
            Created = Past(process.Guid.Start.AddMinutes(1)),
            Severity = hit.Score - 0.25,
            ReportScore = hit.Score,
            FeedId = FleetScenario.Feed.Id,
            FeedName = FleetScenario.Feed.Name,
            WatchlistId = hit.Reports[0],
            WatchlistName = FleetScenario.ReportTitle,
            Link = hit.Link,
            IocType = "dns",
            IocValue = FleetScenario.ReportDomain,
            SensorId = process.Host.SensorId,
            Process = process.Guid,
        };
    }

    private DateTime Past(DateTime time) => time < anchor ? time : anchor;

    private static Guid Id(int index) => Guid.ParseExact(StableHash.Hex(StableHash.Mix((ulong)index, 77), 32), "N");
}
