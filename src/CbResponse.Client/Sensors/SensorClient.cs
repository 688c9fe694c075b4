using System.Globalization;

namespace CbResponse;

/// <summary>Sensors.</summary>
public sealed class SensorClient
{
    private readonly CbClient _client;

    internal SensorClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Gets one sensor by its number.</summary>
    /// <exception cref="CbServerException">No such sensor: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<Sensor> GetAsync(int id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ApiRequest request = ApiRequest.Get("/api/v1/sensor/" + id.ToString(CultureInfo.InvariantCulture));
        Sensor? sensor = await _client.Connection.GetJsonAsync(request, CbJsonContext.Default.Sensor, observer, cancellationToken).ConfigureAwait(false);
        if (sensor?.Id is null)
            throw JsonBody.Wrong("id", "is missing", request.Route);
        sensor.Client = _client;
        return sensor;
    }
}
