using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>Alerts: what watchlists and feeds have hit, and what the triage made of it.</summary>
public sealed class AlertClient
{
    /// <summary>How many alerts one request changes or looks up.</summary>
    public const int AlertsOfRequest = 500;

    private readonly CbClient _client;
    private volatile bool _isOld;

    internal AlertClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Searches. Rows come as they arrive; all pages are read as far as the caller goes on asking.</summary>
    /// <exception cref="CbException">Thrown while the rows are read; the rows before have come out.</exception>
    public async IAsyncEnumerable<Alert> SearchAsync(
        AlertSearch search, ICallObserver? observer = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (List<Alert> batch in SearchBatchesAsync(search, observer, cancellationToken).ConfigureAwait(false))
        {
            foreach (Alert alert in batch)
                yield return alert;
        }
    }

    /// <summary>The same, with as many together as are there.</summary>
    internal IAsyncEnumerable<List<Alert>> SearchBatchesAsync(AlertSearch search, ICallObserver? observer, CancellationToken cancellationToken)
        => search.ProcessIds.Count == 0
            ? ReadAsync(search, search.Range, observer, cancellationToken)
            : new ProcessAlerts(search).SelectAsync(ReadAsync(search, ProcessAlerts.ToRead(search), observer, cancellationToken), cancellationToken);

    /// <summary>Counts what a search would find.</summary>
    public async Task<long> CountAsync(AlertSearch search, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        if (search.ProcessIds.Count > 0)
            return await new ProcessAlerts(search).CountAsync(ReadAsync(search, ProcessAlerts.ToRead(search), observer, cancellationToken), cancellationToken).ConfigureAwait(false);
        ServerInfo info = await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        SearchPage page = await ByRouteAsync(
            info,
            path => SkippedRows.ReadAsync(_client.Connection, AlertRequests.Search(path, search, 0, 0), observer, cancellationToken),
            observer).ConfigureAwait(false);
        return page.TotalResults;
    }

    /// <summary>Looks up alerts by their identifiers, many in one request.</summary>
    /// <param name="ids">Identifiers.</param>
    /// <param name="observer">Hears of requests and warnings.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The alerts by their identifiers. Those that the server does not know are missing.</returns>
    public async Task<IReadOnlyDictionary<string, Alert>> FindAsync(
        IReadOnlyCollection<string> ids, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        Dictionary<string, Alert> found = new(StringComparer.OrdinalIgnoreCase);
        List<string> wanted = [.. ids.Distinct(StringComparer.OrdinalIgnoreCase)];
        ServerInfo info = await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        for (int start = 0; start < wanted.Count; start += AlertsOfRequest)
        {
            List<string> block = wanted.GetRange(start, Math.Min(AlertsOfRequest, wanted.Count - start));
            HashSet<string> asked = new(block, StringComparer.OrdinalIgnoreCase);
            AlertSearch search = new() { Ids = block, Range = new SearchRange { PageSize = Math.Min(block.Count, SearchPlan<Alert>.LargestPageOf(info)) } };
            await foreach (Alert alert in SearchAsync(search, observer, cancellationToken).ConfigureAwait(false))
            {
                // A server that does not heed the filter would send any alert.
                if (alert.Id is { } id && asked.Contains(id))
                    found[id] = alert;
            }
        }

        return found;
    }

    /// <summary>Gets an alert.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbException">The server knows none: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<Alert> GetAsync(string id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => (await FindAsync([id], observer, cancellationToken).ConfigureAwait(false)).TryGetValue(id, out Alert? alert)
            ? alert
            : throw Missing(id);

    /// <summary>
    /// Changes alerts, up to <see cref="AlertsOfRequest"/> of them. The answer does not tell of single alerts, and searches show the
    /// change only half a minute later: see <see cref="Triage"/>.
    /// </summary>
    /// <param name="ids">Identifiers.</param>
    /// <param name="change">What to make of them.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbServerException">The server refused: <see cref="CbErrorKind.PermissionDenied"/> when the user is no global administrator.</exception>
    public Task ChangeAsync(IReadOnlyList<string> ids, AlertChange change, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _client.SendChangeAsync(ids.Count == 1 ? AlertRequests.Change(ids[0], change) : AlertRequests.Change(ids, change), observer, cancellationToken);

    /// <summary>Changes any number of alerts, and makes sure of it.</summary>
    /// <param name="change">What to make of them.</param>
    /// <param name="wait">How long to wait at most, after the last change, until searches show it.</param>
    public AlertTriage Triage(AlertChange change, TimeSpan wait) => new(this, _client.Connection.Clock, change, wait);

    /// <summary>The server knows no such alert.</summary>
    internal static CbException Missing(string id)
        => new(CbErrorKind.ObjectNotFound, $"The server knows no alert '{id}'.") { Route = "GET " + AlertRequests.SearchPath };

    private async IAsyncEnumerable<List<Alert>> ReadAsync(
        AlertSearch search, SearchRange range, ICallObserver? observer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ServerInfo info = await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);

        // Whether the server has the route shows with the first rows.
        IAsyncEnumerator<List<Alert>>? rows = await ByRouteAsync(info, path => BeginAsync(path, search, range, info, observer, cancellationToken), observer).ConfigureAwait(false);
        if (rows is null)
            yield break;
        try
        {
            do
                yield return rows.Current;
            while (await rows.MoveNextAsync().ConfigureAwait(false));
        }
        finally
        {
            await rows.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The rows of a search, the first of which have arrived; null when there are none.</summary>
    private async Task<IAsyncEnumerator<List<Alert>>?> BeginAsync(
        string path, AlertSearch search, SearchRange range, ServerInfo info, ICallObserver? observer, CancellationToken cancellationToken)
    {
        SearchPlan<Alert> plan = new()
        {
            MakeRequest = (start, rows) => AlertRequests.Search(path, search, start, rows),
            Rows = new RecordReader<Alert>(_client, CbJsonContext.Default.Alert, alert => alert.Id),
            Range = range,
            LargestPage = SearchPlan<Alert>.LargestPageOf(info),
            Window = AlertRequests.Window(path, search),
            WaitingBatches = 4,
            AdviceOnChange = "In the order of created_time or alert_severity a search whose alerts are closed meanwhile is read in full.",
        };
        IAsyncEnumerator<List<Alert>> rows = new SearchPager<Alert>(_client.Connection, plan, observer).ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        bool hasRows = false;
        try
        {
            hasRows = await rows.MoveNextAsync().ConfigureAwait(false);
            return hasRows ? rows : null;
        }
        finally
        {
            if (!hasRows)
                await rows.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Calls by the newer route, and by the older one where the server does not have it.</summary>
    private async Task<T> ByRouteAsync<T>(ServerInfo info, Func<string, Task<T>> call, ICallObserver? observer)
    {
        if (!_isOld && info.Version.IsAtLeast(5, 1))
        {
            try
            {
                return await call(AlertRequests.SearchPath).ConfigureAwait(false);
            }
            catch (CbServerException e) when (e.StatusCode is 404 or 405)
            {
                observer?.OnWarning(new CbWarning(CbWarningKind.OlderRoute, $"The server does not have {AlertRequests.SearchPath}: {AlertRequests.OldSearchPath} is asked."));
                _isOld = true;
            }
        }

        return await call(AlertRequests.OldSearchPath).ConfigureAwait(false);
    }
}
