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

    /// <summary>Gets the figures of the console's dashboard: how full the event store is, and counts of sensors and alerts. Large servers take minutes.</summary>
    /// <exception cref="CbException">The server refused, or did not answer in time.</exception>
    public Task<IReadOnlyList<NamedValue>> GetDashboardAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _client.GetValuesAsync(ApiRequest.Get("/api/v1/dashboard/statistics"), subject: null, observer, cancellationToken);

    /// <summary>Gets what the server offers to those who log in to its console, such as a second factor.</summary>
    /// <exception cref="CbException">The server refused.</exception>
    public Task<IReadOnlyList<NamedValue>> GetLoginCapabilitiesAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _client.GetValuesAsync(ApiRequest.Get("/api/login-caps"), subject: null, observer, cancellationToken);
}
