using System.Text;
using System.Text.Json;

namespace CbResponse;

/// <summary>Programs and libraries that sensors have seen.</summary>
public sealed class BinaryClient
{
    private readonly CbClient _client;

    internal BinaryClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Gets what is known of a file.</summary>
    /// <param name="md5">Its MD5, in any case.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CbServerException">The server has not seen the file: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<Binary> GetAsync(string md5, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ApiRequest request = ApiRequest.Get($"/api/v1/binary/{Uri.EscapeDataString(md5.ToUpperInvariant())}/summary");
        Binary? binary = await _client.Connection.GetJsonAsync(request, CbJsonContext.Default.Binary, observer, cancellationToken).ConfigureAwait(false);
        if (binary?.Md5 is null)
            throw JsonBody.Wrong("md5", "is missing", request.Route);
        binary.Client = _client;
        TakeTags(binary, request.Route);
        return binary;
    }

    /// <summary>Tags have the numbers and names of watchlists and feeds in the names of their fields.</summary>
    private void TakeTags(Binary binary, string route)
    {
        TagReader tags = new();
        foreach (KeyValuePair<string, JsonElement> field in binary.Unknown?.ToArray() ?? [])
        {
            try
            {
                byte[] value = Encoding.UTF8.GetBytes(field.Value.GetRawText());
                if (field.Key == "watchlists")
                    tags.TakeWatchlists(value);
                else if (field.Key.Length == 0 || !tags.TryTake(Encoding.UTF8.GetBytes(field.Key), value))
                    continue;
                binary.Unknown!.Remove(field.Key);
            }
            catch (JsonException e)
            {
                throw JsonBody.Describe(e, field.Key, isCutShort: false, route, _client.Options.Token);
            }
        }

        binary.Watchlists = tags.Watchlists;
        binary.FeedHits = tags.Feeds;
    }
}
