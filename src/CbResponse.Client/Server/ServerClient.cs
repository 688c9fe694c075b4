namespace CbResponse;

/// <summary>What a server tells of itself.</summary>
public sealed class ServerClient
{
    private readonly CbClient _client;

    internal ServerClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Asks for the server's version and settings. Any user may.</summary>
    /// <exception cref="CbException">The server cannot be reached, refuses the token, or is no EDR server.</exception>
    public async Task<ServerInfo> GetInfoAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ApiRequest request = ApiRequest.Get("/api/info");
        ServerInfo? info = await _client.Connection
            .GetJsonAsync(request, CbJsonContext.Default.ServerInfo, observer, cancellationToken).ConfigureAwait(false);
        ServerVersion? version = ServerVersion.Parse(info?.VersionText);
        if (info is null || version is null)
        {
            throw new CbUnexpectedResponseException(
                "The server answers, but not as an EDR server: it tells no version.", "version")
            { Route = request.Route };
        }

        info.Version = version;
        info.Client = _client;
        return _client.Info = info;
    }
}
