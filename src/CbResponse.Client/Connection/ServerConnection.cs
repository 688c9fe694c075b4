using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CbResponse;

/// <summary>Sends requests to one server and turns everything that goes wrong into a <see cref="CbException"/>.</summary>
internal sealed class ServerConnection : IDisposable
{
    private readonly HttpClient _http;
    private volatile bool _isClosed;

    /// <param name="options">The session's options.</param>
    /// <param name="clock">The clock of waits and limits.</param>
    /// <param name="transport">What sends requests; null for the network.</param>
    public ServerConnection(CbServerOptions options, IClock clock, HttpMessageHandler? transport = null)
    {
        Options = options;
        Clock = clock;
        Validator = new CertificateValidator(options.Tls);
        _http = HttpClientFactory.Create(options, Validator, clock, transport);
        IsNetwork = transport is null;
    }

    public CbServerOptions Options { get; }

    public IClock Clock { get; }

    /// <summary>Whether requests go over the network, and not to a scripted transport.</summary>
    public bool IsNetwork { get; }

    /// <summary>Judges certificates.</summary>
    public CertificateValidator Validator { get; }

    /// <summary>Sends a request and gives the answer once its headers are here. Any status but success is an exception.</summary>
    public async Task<HttpResponseMessage> SendAsync(ApiRequest request, ICallObserver? observer, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await SendRawAsync(request, observer, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw await ServerErrors.ReadAsync(response, request, Options, Clock, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a request whose answer is one JSON value. An empty answer (204) gives null.</summary>
    public async Task<T?> GetJsonAsync<T>(
        ApiRequest request, JsonTypeInfo<T> type, ICallObserver? observer, CancellationToken cancellationToken)
        where T : class
    {
        byte[] body = await GetBytesAsync(request, observer, cancellationToken).ConfigureAwait(false);
        return JsonBody.IsBlank(body) ? null : JsonBody.Parse(body, type, request.Route, Options.Token);
    }

    /// <summary>Sends a request and reads the whole answer.</summary>
    public async Task<byte[]> GetBytesAsync(ApiRequest request, ICallObserver? observer, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await SendAsync(request, observer, cancellationToken).ConfigureAwait(false);
        using Stream stream = await OpenBodyAsync(response, request, cancellationToken).ConfigureAwait(false);
        using MemoryStream body = new();
        try
        {
            await stream.CopyToAsync(body, 81_920, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or ObjectDisposedException)
        {
            CbException failure = ConnectionErrors.BodyCut(request.Route, e);
            failure.Advice = request.IsReading ? null : ConnectionErrors.MayBeDone;
            throw failure;
        }
        catch (CbTimeoutException e) when (!request.IsReading)
        {
            e.Advice = ConnectionErrors.MayBeDone;
            throw;
        }

        return body.ToArray();
    }

    /// <summary>Sends a change. What servers answer to one is of no fixed shape; null for an answer that is plain text, or empty.</summary>
    /// <exception cref="CbServerException">The server refused, be it with a success status and a <c>result</c> that is another.</exception>
    /// <exception cref="CbUnexpectedResponseException">A web page came: somebody answered in the server's place.</exception>
    public async Task<JsonElement?> ChangeAsync(ApiRequest request, ICallObserver? observer, CancellationToken cancellationToken)
    {
        byte[] body = await GetBytesAsync(request, observer, cancellationToken).ConfigureAwait(false);
        if (JsonBody.BeginsAsPage(body))
            throw JsonBody.Html(request.Route);
        if (!JsonBody.BeginsAsObjectOrList(body))
            return null;
        ApiToken token = Options.Token.With(request.Secrets);
        JsonElement answer = JsonBody.ParseElement(body, request.Route, token);
        if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("result", out JsonElement result)
            && result.ToString() is { Length: > 0 } word && word != "success")
            throw ServerErrors.InSuccess(word, request.Route, token);
        return answer;
    }

    /// <summary>Sends a request and copies the answer's bytes to a stream, without holding them.</summary>
    /// <param name="request">The request.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="mayBePage">Whether a web page can be what was asked for.</param>
    /// <param name="observer">Hears of requests and progress.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="start">How what was asked for begins; null when that is not known.</param>
    /// <returns>How many bytes.</returns>
    public async Task<long> DownloadAsync(
        ApiRequest request, Stream destination, bool mayBePage, ICallObserver? observer, CancellationToken cancellationToken, byte[]? start = null)
    {
        using HttpResponseMessage response = await SendAsync(request, observer, cancellationToken).ConfigureAwait(false);
        if (!mayBePage && response.Content.Headers.ContentType?.MediaType == "text/html")
            throw JsonBody.Html(request.Route);
        using Stream source = await OpenBodyAsync(response, request, cancellationToken).ConfigureAwait(false);
        byte[] buffer = new byte[81_920];
        long total = 0;
        while (true)
        {
            int read = await ReadAsync(source, buffer, request.Route, cancellationToken).ConfigureAwait(false);
            for (long i = total; i < start?.Length && (i < total + read || read == 0); i++)
            {
                if (read == 0 || buffer[i - total] != start[i])
                    throw new CbUnexpectedResponseException("The server's answer is not the file that was asked for: it begins otherwise.") { Route = request.Route };
            }

            if (total == 0 && !mayBePage && read == 0)
                throw new CbUnexpectedResponseException("The server's answer is empty.") { Route = request.Route };
            if (total == 0 && buffer[0] == '{')
                ThrowOnErrorMessage(buffer.AsSpan(0, read).ToArray(), request.Route);
            if (read == 0)
                return total;
            await WriteAsync(destination, buffer, 0, read, request.Route, cancellationToken).ConfigureAwait(false);
            total += read;
            observer?.OnProgress(total, response.Content.Headers.ContentLength ?? 0);
        }
    }

    /// <summary>The body of an answer.</summary>
    public static async Task<Stream> OpenBodyAsync(HttpResponseMessage response, ApiRequest request, CancellationToken cancellationToken)
    {
        try
        {
#if NET8_0_OR_GREATER
            return await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
            cancellationToken.ThrowIfCancellationRequested();
            return await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw ConnectionErrors.BodyCut(request.Route, e);
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        _http.Dispose();
    }

    private static async Task<int> ReadAsync(Stream source, byte[] buffer, string route, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or ObjectDisposedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw ConnectionErrors.BodyCut(route, e);
        }
    }

    /// <summary>A failure that is told with a success status must not be kept as the file.</summary>
    private void ThrowOnErrorMessage(byte[] beginning, string route)
    {
        try
        {
            JsonBody.ThrowOnErrorMessage(beginning, route, Options.Token);
        }
        catch (JsonException)
        {
            // It is no JSON, or goes on: no message is that long.
        }
    }

    /// <summary>A disk that is full, or gone.</summary>
    internal static async Task WriteAsync(
        Stream destination, byte[] buffer, int offset, int count, string route, CancellationToken cancellationToken)
    {
        try
        {
            await destination.WriteAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw new CbException(CbErrorKind.Conflict, $"The answer cannot be written: {e.Message}", e) { Route = route };
        }
    }

    private async Task<HttpResponseMessage> SendRawAsync(ApiRequest request, ICallObserver? observer, CancellationToken cancellationToken)
    {
        using HttpRequestMessage message = request.ToMessage(Options.Address, observer);
        try
        {
            return await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (_isClosed && e is ObjectDisposedException or OperationCanceledException or HttpRequestException)
        {
            // Whoever closed the session ended this call with it: that is neither the caller's cancelling nor a failing server.
            cancellationToken.ThrowIfCancellationRequested();
            throw ConnectionErrors.Closed(Options.Address, request.Route, e);
        }
        catch (HttpRequestException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw await ConnectionErrors.FromAsync(e, request, this, cancellationToken).ConfigureAwait(false);
        }
    }
}
