using System.Globalization;

namespace CbResponse;

/// <summary>Sensor groups.</summary>
public sealed class GroupClient
{
    private readonly CbClient _client;

    internal GroupClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Lists the groups that the user may see.</summary>
    public async Task<IReadOnlyList<SensorGroup>> ListAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ServerInfo info = await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        ApiRequest request = ApiRequest.Get(info.Version.IsAtLeast(6) ? "/api/v3/group" : "/api/group");
        List<SensorGroup> groups = await _client.Connection
            .GetJsonAsync(request, CbJsonContext.Default.ListSensorGroup, observer, cancellationToken).ConfigureAwait(false) ?? [];
        foreach (SensorGroup group in groups)
            group.Client = _client;
        return groups;
    }

    /// <summary>Gets one sensor group by its number.</summary>
    /// <exception cref="CbException">No such group: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<SensorGroup> GetAsync(int id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ServerInfo info = await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        string path = info.Version.IsAtLeast(6) ? "/api/v3/group/" : "/api/group/";
        ApiRequest request = ApiRequest.Get(path + id.ToString(CultureInfo.InvariantCulture));
        byte[] body = await _client.Connection.GetBytesAsync(request, observer, cancellationToken).ConfigureAwait(false);
        SensorGroup? group = JsonBody.BeginsAsObject(body)
            ? JsonBody.Parse(body, CbJsonContext.Default.SensorGroup, request.Route, _client.Options.Token)
            : JsonBody.IsBlank(body) ? null : Unwrap(JsonBody.Parse(body, CbJsonContext.Default.ListSensorGroup, request.Route, _client.Options.Token), id, request.Route);
        if (group?.Id is null)
            throw JsonBody.Wrong("id", "is missing", request.Route);
        group.Client = _client;
        return group;
    }

    /// <summary>Servers send a group by number as a list of one (edr-api.md 1.4).</summary>
    private static SensorGroup Unwrap(List<SensorGroup> groups, int id, string route)
        => groups.Count > 0
            ? groups[0]
            : throw new CbException(CbErrorKind.ObjectNotFound, FormattableString.Invariant($"The server knows no sensor group {id}.")) { Route = route };
}
