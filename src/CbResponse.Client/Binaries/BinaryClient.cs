using System.Text.Json;
using CbResponse.Query;

namespace CbResponse;

/// <summary>Programs and libraries that sensors have seen: what is known of them, and their bytes.</summary>
public sealed class BinaryClient
{
    /// <summary>How many hashes one request looks up: as many as the server takes in a query with room to spare.</summary>
    public const int HashesOfRequest = 200;

    private static readonly byte[] PngStart = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private readonly CbClient _client;

    internal BinaryClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Searches. Rows come as they arrive; all pages are read as far as the caller goes on asking.</summary>
    /// <exception cref="CbException">Thrown while the rows are read; the rows before have come out.</exception>
    public async IAsyncEnumerable<Binary> SearchAsync(
        BinarySearch search,
        ICallObserver? observer = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (List<Binary> batch in SearchBatchesAsync(search, observer, cancellationToken).ConfigureAwait(false))
        {
            foreach (Binary binary in batch)
                yield return binary;
        }
    }

    /// <summary>The same, with as many together as are there.</summary>
    internal async IAsyncEnumerable<List<Binary>> SearchBatchesAsync(
        BinarySearch search,
        ICallObserver? observer,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ServerInfo info = await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        SearchPlan<Binary> plan = new()
        {
            MakeRequest = (start, rows) => BinaryRequests.Search(search, start, rows),
            Rows = new BinaryRowReader(_client),
            Range = search.Range,
            LargestPage = SearchPlan<Binary>.LargestPageOf(info),
        };
        SearchPager<Binary> pager = new(_client.Connection, plan, observer);
        await foreach (List<Binary> batch in pager.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (search.IncludeFrequency)
                await AddFrequenciesAsync(batch, observer, cancellationToken).ConfigureAwait(false);
            yield return batch;
        }
    }

    /// <summary>Counts what a search would find.</summary>
    public async Task<long> CountAsync(BinarySearch search, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        SearchPage page = await SkippedRows.ReadAsync(_client.Connection, BinaryRequests.Search(search, 0, 0), observer, cancellationToken).ConfigureAwait(false);
        return page.TotalResults;
    }

    /// <summary>Looks up files by their hashes, many in one request.</summary>
    /// <param name="md5s">MD5 hashes, in any case.</param>
    /// <param name="includeFrequency">Whether to ask how common each is.</param>
    /// <param name="observer">Hears of requests and warnings.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The files by their hashes, in any case. Those that the server does not know are missing.</returns>
    public async Task<IReadOnlyDictionary<string, Binary>> FindAsync(
        IReadOnlyCollection<string> md5s, bool includeFrequency = false, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        Dictionary<string, Binary> found = new(StringComparer.OrdinalIgnoreCase);
        List<string> wanted = [.. md5s.Distinct(StringComparer.OrdinalIgnoreCase)];
        for (int start = 0; start < wanted.Count; start += HashesOfRequest)
        {
            BinarySearch search = new()
            {
                Query = FieldQuery.AnyOf("md5", wanted.Skip(start).Take(HashesOfRequest), literal: true).Text,
                IncludeFrequency = includeFrequency,
                Range = new SearchRange { PageSize = Math.Min(HashesOfRequest, wanted.Count - start) },
            };
            await foreach (Binary binary in SearchAsync(search, observer, cancellationToken).ConfigureAwait(false))
            {
                if (binary.Md5 is { } md5)
                    found[md5] = binary;
            }
        }

        return found;
    }

    /// <summary>Gets what is known of a file.</summary>
    /// <param name="md5">Its MD5, in any case.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbServerException">The server has not seen the file: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<Binary> GetAsync(string md5, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ApiRequest request = BinaryRequests.Summary(md5);
        Binary? binary = await _client.Connection.GetJsonAsync(request, CbJsonContext.Default.Binary, observer, cancellationToken).ConfigureAwait(false);
        if (binary?.Md5 is null)
            throw JsonBody.Wrong("md5", "is missing", request.Route);
        binary.Client = _client;
        string? field = null;
        try
        {
            BinaryTags.Take(binary, ref field);
        }
        catch (JsonException e)
        {
            throw JsonBody.Describe(e, field, isCutShort: false, request.Route, _client.Options.Token);
        }

        return binary;
    }

    /// <summary>Asks how common a file is.</summary>
    /// <param name="md5">Its MD5, in any case.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Its frequency; that of a file that nobody ran is 0.</returns>
    public async Task<BinaryFrequency> GetFrequencyAsync(string md5, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ApiRequest request = BinaryRequests.Frequency(md5);
        return await _client.Connection.GetJsonAsync(request, CbJsonContext.Default.BinaryFrequency, observer, cancellationToken).ConfigureAwait(false)
            ?? throw JsonBody.Wrong("hostCount", "is missing", request.Route);
    }

    /// <summary>Gets the icon of a file.</summary>
    /// <param name="md5">Its MD5, in any case.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A PNG picture.</returns>
    /// <exception cref="CbServerException">The server knows no such file, or no icon of it: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    /// <exception cref="CbUnexpectedResponseException">What came is no PNG picture.</exception>
    public async Task<byte[]> GetIconAsync(string md5, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ApiRequest request = BinaryRequests.Icon(md5);
        byte[] picture = await _client.Connection.GetBytesAsync(request, observer, cancellationToken).ConfigureAwait(false);
        return picture.AsSpan().StartsWith(PngStart)
            ? picture
            : throw new CbUnexpectedResponseException("The server's answer is no PNG picture.") { Route = request.Route };
    }

    /// <summary>
    /// Downloads a file to a stream, without holding it, and checks its MD5 and size. What it wrote before it fails is not the file, and
    /// must not be kept.
    /// </summary>
    /// <param name="binary">What is known of the file: its MD5, and its sizes if they are known.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="options">How; null for the whole file, unpacked.</param>
    /// <param name="observer">Hears of requests, and of progress in bytes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbException">
    /// The server has no copy, or a part only (<see cref="CbErrorKind.ContentTruncated"/>); the bytes are not those of the file
    /// (<see cref="CbErrorKind.ContentMismatch"/>); the answer ended early; the stream takes no more.
    /// </exception>
    public Task<BinaryContent> DownloadAsync(
        Binary binary,
        Stream destination,
        BinaryDownloadOptions? options = null,
        ICallObserver? observer = null,
        CancellationToken cancellationToken = default)
        => new BinaryDownload(_client.Connection, binary, options ?? new BinaryDownloadOptions(), observer).RunAsync(destination, cancellationToken);

    /// <summary>A frequency that cannot be had leaves its place empty, and takes no file along.</summary>
    private async Task AddFrequenciesAsync(List<Binary> binaries, ICallObserver? observer, CancellationToken cancellationToken)
    {
        await BoundedWork.RunAsync(binaries, AddAsync, cancellationToken).ConfigureAwait(false);

        async Task<bool> AddAsync(Binary binary, CancellationToken stop)
        {
            try
            {
                binary.Frequency = binary.Md5 is { } md5 ? await GetFrequencyAsync(md5, observer, stop).ConfigureAwait(false) : null;
                return true;
            }
            catch (CbException e) when (e is CbServerException or CbUnexpectedResponseException or CbTimeoutException)
            {
                observer?.OnWarning(new CbWarning(CbWarningKind.PartMissing, $"How common {binary.Md5} is cannot be told: {e.Message}"));
                return false;
            }
        }
    }
}
