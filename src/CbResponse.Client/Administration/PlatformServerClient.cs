using System.Text.Json;

namespace CbResponse;

/// <summary>How a server works together with an App Control server. Every change is read back before it is reported; the key cannot be.</summary>
public sealed class PlatformServerClient
{
    private static readonly ApiRequest Read = new(HttpMethod.Get, "/api/v1/settings/global/platformserver") { NeededRight = RequiredRights.GlobalAdmin };

    private readonly CbClient _client;

    internal PlatformServerClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Gets the settings.</summary>
    /// <exception cref="CbException">The server refused, or did not answer with settings.</exception>
    public async Task<PlatformServer> GetAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => Take(await ReadAsync(observer, cancellationToken).ConfigureAwait(false));

    /// <summary>Changes settings. Those that are so already are left alone; a key is always sent.</summary>
    /// <param name="settings">What is to be changed.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The settings as the server has them now.</returns>
    /// <exception cref="CbException">The server refused, or does not show what was asked for.</exception>
    public async Task<PlatformServer> UpdateAsync(PlatformServerSettings settings, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        RecordMembers members = settings.ToMembers();
        JsonElement record = await ReadAsync(observer, cancellationToken).ConfigureAwait(false);
        if (members.HasUnseen || members.MissingIn(record).Any())
        {
            ApiRequest request = new(HttpMethod.Post, Read.Path) { Body = members.ToJson(), IsIdempotent = true, Secrets = members.Secrets, NeededRight = RequiredRights.GlobalAdmin };
            await _client.Connection.ChangeAsync(request, observer, cancellationToken).ConfigureAwait(false);
            record = await ReadAsync(observer, cancellationToken).ConfigureAwait(false);
        }

        foreach (KeyValuePair<string, JsonElement> wanted in members.MissingIn(record))
            throw JsonBody.Wrong(wanted.Key, $"is not {wanted.Value.GetRawText()}, although the server reported success", Read.Route);
        PlatformServer server = Take(record);
        return settings.AuthToken is null || server.HasAuthToken != false
            ? server
            : throw JsonBody.Wrong("auth_token_set", "is not true, although the server reported success", Read.Route);
    }

    private async Task<JsonElement> ReadAsync(ICallObserver? observer, CancellationToken cancellationToken)
    {
        byte[] body = await _client.Connection.GetBytesAsync(Read, observer, cancellationToken).ConfigureAwait(false);
        JsonElement record = JsonBody.ParseElement(body, Read.Route, _client.Options.Token);
        return record.ValueKind == JsonValueKind.Object ? record : throw JsonBody.Wrong("the answer", "is no object", Read.Route);
    }

    private PlatformServer Take(JsonElement record)
    {
        PlatformServer server = JsonBody.Parse(
            System.Text.Encoding.UTF8.GetBytes(record.GetRawText()), CbJsonContext.Default.PlatformServer, Read.Route, _client.Options.Token);
        SecretFields.Remove(server.Unknown);
        server.Client = _client;
        return server;
    }
}
