using System.Text.Json;

namespace CbResponse;

/// <summary>The addresses that may reach a server. Only hosted servers have such a list.</summary>
public sealed class ApprovedAddressClient
{
    private const string Route = "/api/approvedlist";

    private readonly CbClient _client;

    internal ApprovedAddressClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Lists the addresses.</summary>
    /// <exception cref="CbException">The server is not a hosted one (<see cref="CbErrorKind.NotSupported"/>), or refused.</exception>
    public async Task<IReadOnlyList<ApprovedAddress>> ListAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        JsonElement entries = await ReadAsync("entries", observer, cancellationToken).ConfigureAwait(false);
        JsonElement enabled = await ReadAsync("enabled", observer, cancellationToken).ConfigureAwait(false);
        bool? isEnforced = enabled.ValueKind == JsonValueKind.Object && enabled.TryGetProperty("enabled", out JsonElement inner) ? Truth(inner) : Truth(enabled);
        return [.. Addresses(entries).Select(address => new ApprovedAddress(_client, address, isEnforced))];
    }

    /// <summary>Adds an address, and lets the server heed it.</summary>
    /// <param name="address">The address, or a network.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The address as the server lists it now.</returns>
    /// <exception cref="CbException">The server is not a hosted one, refused, or does not list the address afterwards.</exception>
    public async Task<ApprovedAddress> AddAsync(string address, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        await SendAsync("entries", RecordBody.Write(json => json.WriteString("ipaddr", address)), observer, cancellationToken).ConfigureAwait(false);
        await SendAsync("apply", "{}"u8.ToArray(), observer, cancellationToken).ConfigureAwait(false);
        return (await ListAsync(observer, cancellationToken).ConfigureAwait(false)).FirstOrDefault(item => item.IPAddress == address)
            ?? throw new CbUnexpectedResponseException($"The server reported success, but does not list the address {address}.") { Route = $"POST {Route}/entries" };
    }

    private async Task<JsonElement> ReadAsync(string what, ICallObserver? observer, CancellationToken cancellationToken)
    {
        ApiRequest request = ApiRequest.Get($"{Route}/{what}");
        byte[] body = await CallAsync(() => _client.Connection.GetBytesAsync(request, observer, cancellationToken)).ConfigureAwait(false);
        return JsonBody.IsBlank(body) ? default : JsonBody.ParseElement(body, request.Route, _client.Options.Token);
    }

    private Task<JsonElement?> SendAsync(string what, byte[] body, ICallObserver? observer, CancellationToken cancellationToken) => CallAsync(()
        => _client.Connection.ChangeAsync(
            new ApiRequest(HttpMethod.Post, $"{Route}/{what}") { Body = body, IsIdempotent = true, NeededRight = RequiredRights.GlobalAdmin }, observer, cancellationToken));

    private static async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (CbServerException e) when (e.StatusCode is 404 or 405)
        {
            throw new CbException(CbErrorKind.NotSupported, "The server has no list of approved addresses: only hosted servers do.", e) { Route = e.Route };
        }
    }

    /// <summary>Entries are texts or objects; which, no document says.</summary>
    private static IEnumerable<string> Addresses(JsonElement entries)
    {
        if (entries.ValueKind is not (JsonValueKind.Array or JsonValueKind.Undefined or JsonValueKind.Null))
            throw JsonBody.Wrong("the list of approved addresses", "is no list", $"GET {Route}/entries");
        foreach (JsonElement entry in entries.ValueKind == JsonValueKind.Array ? entries.EnumerateArray() : default)
        {
            if (entry.ValueKind == JsonValueKind.String)
                yield return entry.GetString()!;
            else if (entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("ipaddr", out JsonElement address))
                yield return address.ToString();
        }
    }

    private static bool? Truth(JsonElement value) => bool.TryParse(value.ToString(), out bool truth) ? truth : null;
}
