using System.Collections;
using System.Text;
using System.Text.Json;

namespace CbResponse;

/// <summary>Sends any request, with the session's token, retries and errors.</summary>
public sealed class RawClient
{
    private readonly CbClient _client;

    internal RawClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Sends a request and reads its answer.</summary>
    /// <param name="method">The HTTP method, such as <c>GET</c>.</param>
    /// <param name="path">The path, beginning with <c>/api/</c>; it may carry parameters of its own.</param>
    /// <param name="parameters">Parameters; a name may occur more than once.</param>
    /// <param name="body">A plain value (see <see cref="PlainJson"/>) to send as JSON, or null for no body.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer as a plain value; null for an empty one, text for one that is no JSON.</returns>
    /// <exception cref="ArgumentException">The path is none of this server.</exception>
    /// <exception cref="CbException">
    /// The request failed, its answer is cut short or broken, or it should change something and its <c>result</c> is not <c>success</c>.
    /// </exception>
    public async Task<object?> SendAsync(
        string method,
        string path,
        IReadOnlyList<KeyValuePair<string, string>>? parameters = null,
        object? body = null,
        ICallObserver? observer = null,
        CancellationToken cancellationToken = default)
    {
        ApiRequest request = MakeRequest(method, path, parameters, body);
        byte[] answer = await _client.Connection.GetBytesAsync(request, observer, cancellationToken).ConfigureAwait(false);
        if (JsonBody.IsBlank(answer))
            return null;
        object? value = Read(answer, request.Route);
        if (!IsReading(method) && value is IDictionary members && members["result"] is string result && result != "success")
            throw ServerErrors.InSuccess(result, request.Route, _client.Options.Token);
        return value;
    }

    /// <summary>What begins as JSON must be JSON to its end: half of it as a text would look like an answer.</summary>
    private object? Read(byte[] answer, string route)
    {
        if (JsonBody.BeginsAsObjectOrList(answer))
            return PlainJson.FromElement(JsonBody.ParseElement(answer, route, _client.Options.Token));
        ReadOnlyMemory<byte> text = JsonBody.WithoutMark(answer);
        try
        {
            return PlainJson.Parse(text);
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetString(text.ToArray());
        }
    }

    private static bool IsReading(string method)
        => string.Equals(method, "GET", StringComparison.OrdinalIgnoreCase) || string.Equals(method, "HEAD", StringComparison.OrdinalIgnoreCase);

    /// <summary>Sends a request and copies the answer's bytes to a stream, without holding them.</summary>
    /// <returns>How many bytes.</returns>
    /// <exception cref="CbException">The request failed, or the answer ended early.</exception>
    public async Task<long> DownloadAsync(
        string method,
        string path,
        Stream destination,
        IReadOnlyList<KeyValuePair<string, string>>? parameters = null,
        object? body = null,
        ICallObserver? observer = null,
        CancellationToken cancellationToken = default)
    {
        ApiRequest request = MakeRequest(method, path, parameters, body);
        return await _client.Connection.DownloadAsync(request, destination, mayBePage: true, observer, cancellationToken).ConfigureAwait(false);
    }

    private static ApiRequest MakeRequest(
        string method, string path, IReadOnlyList<KeyValuePair<string, string>>? parameters, object? body)
    {
        if (method is null)
            throw new ArgumentNullException(nameof(method));
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        string relative = (path.StartsWith("/", StringComparison.Ordinal) ? path : "/" + path).Replace("#", "%23");
        if (relative.StartsWith("//", StringComparison.Ordinal) || path.IndexOf("://", StringComparison.Ordinal) is >= 0 and < 10)
            throw new ArgumentException($"'{path}' is not a path of the connected server. Give it as /api/...");
        int question = relative.IndexOf('?');
        List<KeyValuePair<string, string>> all = question < 0 ? [] : ParseQuery(relative.Substring(question + 1));
        all.AddRange(parameters ?? []);
        return new ApiRequest(new HttpMethod(method), question < 0 ? relative : relative.Substring(0, question))
        {
            Query = all,
            Body = body is null ? null : PlainJson.ToUtf8(body),
        };
    }

    private static List<KeyValuePair<string, string>> ParseQuery(string text)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (string pair in text.Split(['&'], StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=');
            string name = equals < 0 ? pair : pair.Substring(0, equals);
            string value = equals < 0 ? string.Empty : pair.Substring(equals + 1);
            pairs.Add(new KeyValuePair<string, string>(Decode(name), Decode(value)));
        }

        return pairs;
    }

    /// <summary>In parameters of an address a plus stands for a blank.</summary>
    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
