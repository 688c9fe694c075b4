using System.Globalization;
using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>Lists sensors by the route that the server's version has: pages from 5.2 on, everything at once before.</summary>
internal sealed class SensorListing(CbClient client, SensorSearch search, ICallObserver? observer)
{
    private const string Advice = "List the sensors again where all of them matter.";

    /// <summary>The sensors, each once, as many together as are there.</summary>
    public async IAsyncEnumerable<List<Sensor>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ServerInfo info = await client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        bool isPaged = HasPages(info);
        IAsyncEnumerable<List<Sensor>> pages = isPaged ? ReadPagesAsync(info, cancellationToken) : ReadListAsync(cancellationToken);
        RowRange range = new(isPaged && search.IsServerSide ? SearchRange.All : search.Range);
        if (range.IsDone)
            yield break;
        DateTime now = client.Connection.Clock.UtcNow.UtcDateTime;
        await foreach (List<Sensor> page in pages.ConfigureAwait(false))
        {
            page.RemoveAll(sensor => !search.Takes(sensor, now));
            range.Trim(page);
            if (page.Count > 0)
                yield return page;
            if (range.IsDone)
                yield break;
        }
    }

    public async Task<long?> CountAsync(CancellationToken cancellationToken)
    {
        if (!search.IsServerSide)
            return null;
        ServerInfo info = await client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        if (!HasPages(info))
            return null;
        SearchPage page = await SkippedRows.ReadAsync(client.Connection, SensorRequests.Page(search, 0, 0), observer, cancellationToken).ConfigureAwait(false);
        return page.TotalResults;
    }

    private static bool HasPages(ServerInfo info) => info.Version.IsAtLeast(5, 2);

    private async IAsyncEnumerable<List<Sensor>> ReadPagesAsync(ServerInfo info, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SearchPlan<Sensor> plan = new()
        {
            MakeRequest = (start, rows) => SensorRequests.Page(search, start, rows),
            Rows = new RecordReader<Sensor>(client, CbJsonContext.Default.Sensor, static row => row.Id?.ToString(CultureInfo.InvariantCulture)),
            Range = search.IsServerSide ? search.Range : SearchRange.All,
            LargestPage = SearchPlan<Sensor>.LargestPageOf(info),
            RemembersAllRows = true,
            AdviceOnChange = Advice,
        };
        await foreach (List<Sensor> batch in new SearchPager<Sensor>(client.Connection, plan, observer).ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (Sensor sensor in batch)
                client.Sensors.Take(sensor, "GET /api/v2/sensor");
            yield return batch;
        }
    }

    private async IAsyncEnumerable<List<Sensor>> ReadListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ApiRequest request = SensorRequests.List(search);
        List<Sensor> sensors;
        try
        {
            sensors = await client.Connection.GetJsonAsync(request, CbJsonContext.Default.ListSensor, observer, cancellationToken).ConfigureAwait(false) ?? [];
        }
        catch (CbServerException e) when (e.StatusCode == 500 && request.Query.Count > 0 && e.ServerText?.IndexOf("exceeds limit", StringComparison.OrdinalIgnoreCase) is null or < 0)
        {
            // Some builds fail where a filter matches nothing, and others where it matches too much: those say so.
            sensors = [];
        }

        foreach (Sensor sensor in sensors)
            client.Sensors.Take(sensor, request.Route);

        // Nothing says that the list has no repeats either, and its order is none.
        sensors = [.. sensors.GroupBy(sensor => sensor.Id).Select(same => same.First()).OrderBy(sensor => sensor.ComputerName, StringComparer.OrdinalIgnoreCase).ThenBy(sensor => sensor.Id)];
        yield return sensors;
    }
}
