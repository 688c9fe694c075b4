using System.Globalization;

namespace CbResponse;

/// <summary>Process documents: search, counts and summaries.</summary>
public sealed class ProcessClient
{
    private readonly CbClient _client;

    internal ProcessClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>
    /// Searches. Rows come as they arrive; all pages are read as far as the caller goes on asking. By default each row is a document,
    /// so that a process may come more than once.
    /// </summary>
    /// <exception cref="CbException">Thrown while the rows are read; the rows before have come out.</exception>
    public async IAsyncEnumerable<Process> SearchAsync(
        ProcessSearch search,
        ICallObserver? observer = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (List<Process> batch in SearchBatchesAsync(search, observer, cancellationToken).ConfigureAwait(false))
        {
            foreach (Process process in batch)
                yield return process;
        }
    }

    /// <summary>The same, with as many processes together as are there: to hand each over by itself costs more than to read it.</summary>
    internal async IAsyncEnumerable<List<Process>> SearchBatchesAsync(
        ProcessSearch search,
        ICallObserver? observer,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ServerInfo info = await CheckAsync(search, observer, cancellationToken).ConfigureAwait(false);
        SearchPlan<Process> plan = new()
        {
            MakeRequest = (start, rows) => ProcessRequests.Search(search, start, rows),
            Rows = new ProcessRowReader(_client) { IsOneForEachProcess = "id".Equals(search.GroupBy, StringComparison.OrdinalIgnoreCase) },
            Range = search.Range,
            LargestPage = SearchPlan<Process>.LargestPageOf(info),
            FindGap = new ProcessSearchGaps(search).Find,
        };
        SearchPager<Process> pager = new(_client.Connection, plan, observer);
        await foreach (List<Process> batch in pager.ReadAsync(cancellationToken).ConfigureAwait(false))
            yield return batch;
    }

    /// <summary>Counts what a search would find; an estimate on servers with several shards.</summary>
    public async Task<long> CountAsync(ProcessSearch search, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        await CheckAsync(search, observer, cancellationToken).ConfigureAwait(false);
        SearchPage page = await SkippedRows.ReadAsync(_client.Connection, ProcessRequests.Search(search, 0, 0), observer, cancellationToken).ConfigureAwait(false);
        return page.TotalResults;
    }

    /// <summary>Counts the values of fields among what a search finds: at most 200 values a field, the most frequent first.</summary>
    /// <param name="search">The search.</param>
    /// <param name="fields">The fields; none for the server's standard set.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<SearchPage> GetFacetsAsync(
        ProcessSearch search,
        IReadOnlyCollection<string> fields,
        ICallObserver? observer = null,
        CancellationToken cancellationToken = default)
    {
        await CheckAsync(search, observer, cancellationToken).ConfigureAwait(false);
        return await SkippedRows.ReadAsync(_client.Connection, ProcessRequests.Facets(search, fields), observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets one process by its identifier.</summary>
    /// <param name="id">The identifier, with or without a segment.</param>
    /// <param name="segment">The document; null for the identifier's own or else the whole process.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbServerException">No such process: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<Process> GetAsync(
        ProcessId id, long? segment = null, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ServerInfo info = await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        bool isFlat = info.Version.IsAtLeast(6);
        ApiRequest request = ProcessRequests.Summary(id, segment, info.Version, isFlat ? 2 : 1);
        byte[] body = await _client.Connection.GetBytesAsync(request, observer, cancellationToken).ConfigureAwait(false);
        ProcessSummary summary = ProcessSummaryReader.Read(body, request.Route, _client, isFlat);
        return summary.Process;
    }

    /// <summary>Gets one process with its parent, siblings and children, as far as the server knows them.</summary>
    /// <param name="id">The identifier, with or without a segment.</param>
    /// <param name="segment">The document; null for the identifier's own or else the whole process.</param>
    /// <param name="children">The most children and siblings to bring. The server itself would stop at 15.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ProcessSummary> GetSummaryAsync(
        ProcessId id,
        long? segment = null,
        int children = 10_000,
        ICallObserver? observer = null,
        CancellationToken cancellationToken = default)
    {
        ServerInfo info = await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        ApiRequest request = ProcessRequests.Summary(id, segment, info.Version, routeVersion: 1, children);
        byte[] body = await _client.Connection.GetBytesAsync(request, observer, cancellationToken).ConfigureAwait(false);
        return ProcessSummaryReader.Read(body, request.Route, _client, isFlat: false);
    }

    /// <summary>Gets a glance at a process: some of its events, and where a query matches in it.</summary>
    /// <param name="id">The identifier, with or without a segment.</param>
    /// <param name="segment">The document; null for the identifier's own or else the whole process.</param>
    /// <param name="query">The query whose matches to mark; empty for none.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ProcessPreview> GetPreviewAsync(
        ProcessId id, long? segment = null, string query = "", ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        long document = await SegmentAsync(id, segment, observer, cancellationToken).ConfigureAwait(false);
        ApiRequest request = ProcessRequests.Preview(id, document, query);
        byte[] body = await _client.Connection.GetBytesAsync(request, observer, cancellationToken).ConfigureAwait(false);
        return ProcessPreviewReader.Read(body, request.Route, _client, query);
    }

    /// <summary>Asks what the threat feeds of the vendor's cloud know of a process: one answer for each feed, also from those that know nothing.</summary>
    /// <param name="id">The identifier, with or without a segment.</param>
    /// <param name="segment">The document; null for the identifier's own or else the whole process.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbServerException">The server failed, as it does while sharing with the cloud is turned off.</exception>
    public async Task<IReadOnlyList<ThreatIntelHit>> GetThreatIntelHitsAsync(
        ProcessId id, long? segment = null, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        long document = await SegmentAsync(id, segment, observer, cancellationToken).ConfigureAwait(false);
        ApiRequest request = ProcessRequests.ThreatIntelHits(id, document);
        try
        {
            byte[] body = await _client.Connection.GetBytesAsync(request, observer, cancellationToken).ConfigureAwait(false);
            return ThreatIntelReader.Read(body, request.Route, _client, id.Id, document);
        }
        catch (CbServerException e) when (e.Kind == CbErrorKind.ServerError)
        {
            e.Advice = "Most often the server does not share with the vendor's cloud, and so cannot ask it. "
                + $"An administrator turns sharing on in the console: {ConsoleLink.ToSharing(_client.Options.Address)}";
            throw;
        }
    }

    /// <summary>Copies the server's report on a process, a package for the vendor's support, to a stream, without holding it.</summary>
    /// <param name="id">The identifier, with or without a segment.</param>
    /// <param name="segment">The document; null for the identifier's own or else the whole process.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="observer">Hears of requests and progress.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many bytes.</returns>
    /// <exception cref="CbException">The request failed, the answer ended early, or the stream takes no more.</exception>
    public async Task<long> DownloadReportAsync(
        ProcessId id, long? segment, Stream destination, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        long document = await SegmentAsync(id, segment, observer, cancellationToken).ConfigureAwait(false);
        return await _client.Connection
            .DownloadAsync(ProcessRequests.Report(id, document), destination, mayBePage: false, observer, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<long> SegmentAsync(ProcessId id, long? segment, ICallObserver? observer, CancellationToken cancellationToken)
        => ProcessRequests.SegmentOf(id, segment, (await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false)).Version);

    /// <summary>What an older server would ignore would bring wrong results, so it is refused here.</summary>
    private async ValueTask<ServerInfo> CheckAsync(ProcessSearch search, ICallObserver? observer, CancellationToken cancellationToken)
    {
        ServerInfo info = await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        if (search.NeedsVersion6 is { } parameter && !info.Version.IsAtLeast(6))
        {
            throw new CbException(
                CbErrorKind.NotSupported,
                string.Format(CultureInfo.InvariantCulture, "{0} needs a server of version 6.0 or later; this one is {1}.", parameter, info.Version));
        }

        return info;
    }
}
