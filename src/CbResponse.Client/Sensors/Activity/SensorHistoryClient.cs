using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CbResponse;

/// <summary>What sensors did lately, all sensors in numbers, and the builds that the server can install.</summary>
public sealed class SensorHistoryClient
{
    private readonly CbClient _client;

    internal SensorHistoryClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Gets how much waited on a host to be sent.</summary>
    /// <exception cref="CbServerException">No such sensor: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<IReadOnlyList<SensorQueueStatus>> GetQueueAsync(int sensorId, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<SensorQueueStatus> records = await _client.ListAsync(
            Of(sensorId, "queued"), CbJsonContext.Default.ListSensorQueueStatus, observer, cancellationToken).ConfigureAwait(false);
        foreach (SensorQueueStatus record in records)
            record.SensorId ??= sensorId;
        return records;
    }

    /// <summary>Gets the check-ins of a sensor, or what it took of its host's resources.</summary>
    /// <exception cref="CbServerException">No such sensor: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    /// <exception cref="ArgumentException">The kind is <see cref="SensorActivityKind.Queue"/>, which has a call of its own.</exception>
    public async Task<IReadOnlyList<SensorActivity>> GetActivityAsync(
        int sensorId, SensorActivityKind kind, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        if (kind == SensorActivityKind.Queue)
            throw new ArgumentException("GetQueueAsync gets what waits to be sent.", nameof(kind));
        IReadOnlyList<SensorActivity> records = await _client.ListAsync(
            Of(sensorId, kind == SensorActivityKind.CheckIn ? "activity" : "resourcestatus"),
            CbJsonContext.Default.ListSensorActivity,
            observer,
            cancellationToken).ConfigureAwait(false);
        foreach (SensorActivity record in records)
        {
            record.Kind = kind;
            record.SensorId ??= sensorId;
        }

        return records;
    }

    /// <summary>Gets all sensors of the server in numbers.</summary>
    public async Task<SensorStatistics> GetStatisticsAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ApiRequest request = ApiRequest.Get("/api/v1/sensor/statistics");
        SensorStatistics statistics = await _client.Connection.GetJsonAsync(request, CbJsonContext.Default.SensorStatistics, observer, cancellationToken).ConfigureAwait(false)
            ?? throw JsonBody.Wrong("sensor_count", "is missing", request.Route);
        statistics.Client = _client;
        return statistics;
    }

    /// <summary>Lists the builds of the sensor that the server can install. Before 6.0 the server does not sort them by system.</summary>
    public async Task<IReadOnlyList<SensorBuild>> ListBuildsAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ServerInfo info = await _client.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);
        if (!info.Version.IsAtLeast(6))
            return await _client.ListAsync(ApiRequest.Get("/api/builds"), CbJsonContext.Default.ListSensorBuild, observer, cancellationToken).ConfigureAwait(false);
        ApiRequest request = ApiRequest.Get("/api/v2/builds");
        byte[] body = await _client.Connection.GetBytesAsync(request, observer, cancellationToken).ConfigureAwait(false);
        JsonElement systems = JsonBody.ParseElement(body, request.Route, _client.Options.Token);
        if (systems.ValueKind != JsonValueKind.Object)
            throw JsonBody.Wrong("Windows", "is missing", request.Route);
        return [.. systems.EnumerateObject().Where(system => system.Value.ValueKind == JsonValueKind.Array).SelectMany(system => Read(system, request.Route))];
    }

    private List<SensorBuild> Read(JsonProperty system, string route)
    {
        List<SensorBuild> builds = JsonBody.Parse(Encoding.UTF8.GetBytes(system.Value.GetRawText()), CbJsonContext.Default.ListSensorBuild, route, _client.Options.Token);
        foreach (SensorBuild build in builds)
        {
            build.OSType = NameOf(system.Name);
            build.Client = _client;
        }

        return builds;
    }

    private static ApiRequest Of(int sensorId, string what) => ApiRequest.Get($"/api/v1/sensor/{sensorId.ToString(CultureInfo.InvariantCulture)}/{what}");

#pragma warning disable CA1308 // The names of systems are in lower case everywhere else.
    private static string NameOf(string system) => system.ToLowerInvariant();
#pragma warning restore CA1308
}
