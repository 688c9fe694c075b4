using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>Threat reports of all feeds.</summary>
public sealed class ThreatReportClient
{
    /// <summary>How many reports one request changes.</summary>
    public const int ReportsOfRequest = 500;

    private readonly CbClient _client;

    internal ThreatReportClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Searches. Rows come as they arrive; all pages are read as far as the caller goes on asking.</summary>
    /// <exception cref="CbException">Thrown while the rows are read; the rows before have come out.</exception>
    public async IAsyncEnumerable<ThreatReport> SearchAsync(
        ThreatReportSearch search, ICallObserver? observer = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (List<ThreatReport> batch in SearchBatchesAsync(search, observer, cancellationToken).ConfigureAwait(false))
        {
            foreach (ThreatReport report in batch)
                yield return report;
        }
    }

    /// <summary>The same, with as many together as are there.</summary>
    internal async IAsyncEnumerable<List<ThreatReport>> SearchBatchesAsync(
        ThreatReportSearch search, ICallObserver? observer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ServerInfo info = await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        SearchPlan<ThreatReport> plan = new()
        {
            MakeRequest = (start, rows) => ThreatReportRequests.Search(search, start, rows),
            Rows = new RecordReader<ThreatReport>(_client, CbJsonContext.Default.ThreatReport, report => report.UniqueId),
            Range = search.Range,
            LargestPage = SearchPlan<ThreatReport>.LargestPageOf(info),
            Window = ThreatReportRequests.Window(search),
            WaitingBatches = 4,
            AdviceOnChange = "In the order of severity_score a search whose reports are silenced meanwhile is read in full.",
        };
        await foreach (List<ThreatReport> batch in new SearchPager<ThreatReport>(_client.Connection, plan, observer).ReadAsync(cancellationToken).ConfigureAwait(false))
            yield return batch;
    }

    /// <summary>Counts what a search would find.</summary>
    public async Task<long> CountAsync(ThreatReportSearch search, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => (await SkippedRows.ReadAsync(_client.Connection, ThreatReportRequests.Search(search, 0, 0), observer, cancellationToken).ConfigureAwait(false)).TotalResults;

    /// <summary>Lists the reports of a feed, as the feed has them and without a search.</summary>
    /// <param name="feedId">Number of the feed.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbServerException">No such feed: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<IReadOnlyList<ThreatReport>> ListAsync(int feedId, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ThreatReport> reports = await _client.ListAsync(
            ThreatReportRequests.OfFeed(feedId), CbJsonContext.Default.ListThreatReport, observer, cancellationToken).ConfigureAwait(false);
        foreach (ThreatReport report in reports)
            report.FeedId ??= feedId;
        return reports;
    }

    /// <summary>Counts the hits of a report, as the server counts them.</summary>
    /// <param name="id">Feed and report.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbServerException">The server knows none: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public Task<IReadOnlyList<NamedValue>> GetStatisticsAsync(ThreatReportId id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _client.GetValuesAsync(ThreatReportRequests.Statistics(id), id.ToString(), observer, cancellationToken);

    /// <summary>Gets a report.</summary>
    /// <param name="id">Feed and report.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbServerException">The server knows none: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<ThreatReport> GetAsync(ThreatReportId id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ApiRequest request = ThreatReportRequests.Get(id);
        ThreatReport? report = await _client.Connection.GetJsonAsync(request, CbJsonContext.Default.ThreatReport, observer, cancellationToken).ConfigureAwait(false);
        if (report?.Id is null)
            throw JsonBody.Wrong("id", "is missing", request.Route);
        report.FeedId ??= id.FeedId;
        report.Client = _client;
        return report;
    }

    /// <summary>Lets hits of reports raise no more alerts, or raise them again. Other than of alerts, the server's records show it at once.</summary>
    /// <param name="ids">At most <see cref="ReportsOfRequest"/> reports.</param>
    /// <param name="isIgnored">Whether they are to be ignored.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbServerException">The server refused: <see cref="CbErrorKind.PermissionDenied"/> when the user is no global administrator.</exception>
    public Task SetIgnoredAsync(
        IReadOnlyCollection<ThreatReportId> ids, bool isIgnored, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _client.SendChangeAsync(ThreatReportRequests.SetIgnored(ids, isIgnored), observer, cancellationToken);

    /// <summary>Reads a report back that was to be ignored, or not to be any more.</summary>
    /// <param name="id">Feed and report.</param>
    /// <param name="isIgnored">What it was to be.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbException">There is no such report, or its record does not show the change.</exception>
    public async Task<ThreatReport> ConfirmAsync(
        ThreatReportId id, bool isIgnored, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ThreatReport report = await GetAsync(id, observer, cancellationToken).ConfigureAwait(false);
        return report.IsIgnored == isIgnored
            ? report
            : throw JsonBody.Wrong("is_ignored", $"of {report} is not what was set, although the server reported success", ThreatReportRequests.Get(id).Route);
    }
}
