using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>Sensors: lists, look-ups, changes, and waiting until sensors have done what was asked of them.</summary>
public sealed class SensorClient
{
    private readonly CbClient _client;

    internal SensorClient(CbClient client)
    {
        _client = client;
    }

    /// <summary>Names of hosts that were seen lately, for completion.</summary>
    internal RecentNames RecentNames { get; } = new();

    /// <summary>Gets one sensor by its number.</summary>
    /// <exception cref="CbServerException">No such sensor: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public async Task<Sensor> GetAsync(int id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ApiRequest request = SensorRequests.Get(id);
        return Read(await _client.Connection.GetBytesAsync(request, observer, cancellationToken).ConfigureAwait(false), request.Route);
    }

    /// <summary>Lists sensors by the names of their hosts. They come as they arrive, each once; all pages are read as far as the caller goes on asking.</summary>
    /// <exception cref="CbException">Thrown while the sensors are read; those before have come out.</exception>
    public async IAsyncEnumerable<Sensor> SearchAsync(
        SensorSearch search, ICallObserver? observer = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (List<Sensor> batch in SearchBatchesAsync(search, observer, cancellationToken).ConfigureAwait(false))
        {
            foreach (Sensor sensor in batch)
                yield return sensor;
        }
    }

    /// <summary>The same, with as many together as are there.</summary>
    internal IAsyncEnumerable<List<Sensor>> SearchBatchesAsync(SensorSearch search, ICallObserver? observer, CancellationToken cancellationToken)
        => new SensorListing(_client, search, observer).ReadAsync(cancellationToken);

    /// <summary>Counts sensors without reading them; null when that takes reading them, since the server alone cannot decide which are meant.</summary>
    public Task<long?> CountAsync(SensorSearch search, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => new SensorListing(_client, search, observer).CountAsync(cancellationToken);

    /// <summary>Looks up sensors by the names of their hosts, computer names or DNS names, in any case.</summary>
    /// <returns>The sensors by the names as they were given. A name may have several: a host that was installed anew registers anew.</returns>
    public Task<ILookup<string, Sensor>> FindAsync(
        IReadOnlyCollection<string> names, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => new SensorLookup(_client, observer).FindAsync(names, cancellationToken);

    /// <summary>Changes a sensor, and reads it back. A sensor that is so already is left alone.</summary>
    /// <param name="id">The sensor.</param>
    /// <param name="change">What is to change. The group stays as it is at this moment, unless it is to change.</param>
    /// <param name="observer">Hears of requests.</param>
    /// <param name="cancellationToken">Ends the call. What was sent stands.</param>
    /// <exception cref="CbException">There is no such sensor, the server refused, or its record does not show the change.</exception>
    public Task<SensorResult> UpdateAsync(int id, SensorChange change, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => new SensorUpdate(_client, observer).RunAsync(id, change, cancellationToken);

    /// <summary>Gets many sensors, a few at a time. The outcomes come as they arise, one for each.</summary>
    internal IAsyncEnumerable<List<SensorOutcome>> GetEachAsync(IReadOnlyList<int> ids, ICallObserver? observer, CancellationToken cancellationToken)
        => SensorOutcome.OfEachAsync(
            ids,
            static id => id,
            async (id, stop) => new SensorResult(await GetAsync(id, observer, stop).ConfigureAwait(false), WasChanged: false),
            observer,
            cancellationToken);

    /// <summary>Changes many sensors, a few at a time. The outcomes come as they arise, one for each.</summary>
    internal IAsyncEnumerable<List<SensorOutcome>> UpdateEachAsync(
        IReadOnlyList<KeyValuePair<int, SensorChange>> changes, ICallObserver? observer, CancellationToken cancellationToken)
        => SensorOutcome.OfEachAsync(changes, static one => one.Key, (one, stop) => UpdateAsync(one.Key, one.Value, observer, stop), observer, cancellationToken);

    /// <summary>Waits until sensors have done what was asked of them. They are asked after together; the outcomes come as they arise, one for each.</summary>
    /// <param name="sensors">The sensors, as they are now.</param>
    /// <param name="aim">What is waited for.</param>
    /// <param name="limit">How long to wait for all of them.</param>
    /// <param name="observer">Hears of requests, and of progress in sensors.</param>
    /// <param name="cancellationToken">Ends the wait. What was asked of the sensors stands.</param>
    public async IAsyncEnumerable<SensorWaitResult> WaitAsync(
        IReadOnlyCollection<Sensor> sensors,
        SensorAim aim,
        TimeSpan limit,
        ICallObserver? observer = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        SensorWait wait = new(_client, aim, limit, observer);
        await foreach (List<SensorWaitResult> batch in wait.RunAsync(sensors, cancellationToken).ConfigureAwait(false))
        {
            foreach (SensorWaitResult result in batch)
                yield return result;
        }
    }

    /// <summary>Reads the record of one sensor.</summary>
    internal Sensor Read(byte[] body, string route)
    {
        Sensor? sensor = JsonBody.IsBlank(body) ? null : JsonBody.Parse(body, CbJsonContext.Default.Sensor, route, _client.Options.Token);
        return Take(sensor, route);
    }

    /// <summary>Lets a record remember where it came from.</summary>
    internal Sensor Take(Sensor? sensor, string route)
    {
        if (sensor?.Id is null)
            throw JsonBody.Wrong("id", "is missing", route);
        sensor.Client = _client;
        RecentNames.Add(sensor.ComputerName);
        return sensor;
    }
}
