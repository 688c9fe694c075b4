using System.Globalization;

namespace CbResponse;

/// <summary>
/// What belongs to an object: the sensor, group and program of a process, and its relatives. Answers are remembered for a minute, so
/// that a script that asks for the sensor of a thousand processes sends one request for each sensor.
/// </summary>
public sealed class JoinClient
{
    private readonly CbClient _client;
    private readonly AnswerCache<Sensor> _sensors;
    private readonly AnswerCache<SensorGroup> _groups;
    private readonly AnswerCache<Binary> _binaries;
    private readonly AnswerCache<Feed> _feeds;

    internal JoinClient(CbClient client)
    {
        _client = client;
        IClock clock = client.Connection.Clock;
        _sensors = new AnswerCache<Sensor>(clock);
        _groups = new AnswerCache<SensorGroup>(clock);
        _binaries = new AnswerCache<Binary>(clock);
        _feeds = new AnswerCache<Feed>(clock);
        Relatives = new ProcessRelatives(client);
    }

    internal ProcessRelatives Relatives { get; }

    /// <summary>A sensor by its number.</summary>
    /// <exception cref="CbServerException">No such sensor: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public Task<Sensor> GetSensorAsync(int id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _sensors.GetAsync(Key(id), token => _client.Sensors.GetAsync(id, observer, token), cancellationToken);

    /// <summary>Remembers a sensor as it has become, in the place of what is remembered of it.</summary>
    internal void Remember(Sensor sensor)
    {
        if (sensor.Id is { } id)
            _sensors.Put(Key(id), sensor);
    }

    /// <summary>A sensor group by its number.</summary>
    /// <exception cref="CbException">No such group: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public Task<SensorGroup> GetGroupAsync(int id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _groups.GetAsync(Key(id), token => _client.Groups.GetAsync(id, observer, token), cancellationToken);

    /// <summary>Forgets a sensor group, since it has been changed or deleted.</summary>
    internal void ForgetGroup(int id) => _groups.Forget(Key(id));

    /// <summary>What is known of a file, by its MD5.</summary>
    /// <exception cref="CbServerException">The server has not seen the file: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public Task<Binary> GetBinaryAsync(string md5, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _binaries.GetAsync(md5, token => _client.Binaries.GetAsync(md5, observer, token), cancellationToken);

    /// <summary>A feed by its number.</summary>
    /// <exception cref="CbException">No such feed: <see cref="CbErrorKind.ObjectNotFound"/>.</exception>
    public Task<Feed> GetFeedAsync(int id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => _feeds.GetAsync(Key(id), token => _client.Feeds.GetAsync(id, observer, token), cancellationToken);

    /// <summary>Forgets a feed, since it has been changed or deleted.</summary>
    internal void ForgetFeed(int id) => _feeds.Forget(Key(id));

    /// <summary>A process as a whole, by its identifier; null when the server has no document of it, or not any more.</summary>
    public async Task<Process?> FindProcessAsync(string id, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => (await Relatives.FindAsync(id, observer, cancellationToken).ConfigureAwait(false)).Document;

    /// <summary>The sensor that reported a process; null when the process does not say.</summary>
    public async Task<Sensor?> GetSensorAsync(Process process, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => (process.SensorId ?? ProcessId.Parse(process.Id)?.SensorId) is { } id and not 0
            ? await GetSensorAsync(id, observer, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>The process that an alert is about; null for an alert about a file, and when the server has no document of it any more.</summary>
    public async Task<Process?> GetProcessAsync(Alert alert, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => alert.ProcessId is { } id ? await FindProcessAsync(id, observer, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>The program, or the file, of an alert; null when the alert has no hash.</summary>
    public async Task<Binary?> GetBinaryAsync(Alert alert, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => alert.Md5 is { Length: > 0 } md5 ? await GetBinaryAsync(md5, observer, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>The sensor that reported what an alert is about; null when the alert does not say.</summary>
    public async Task<Sensor?> GetSensorAsync(Alert alert, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => alert.SensorId is { } id and not 0 ? await GetSensorAsync(id, observer, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>The feed whose report raised an alert; null for an alert of a watchlist.</summary>
    public async Task<Feed?> GetFeedAsync(Alert alert, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => alert.IsOfFeed ? await GetFeedAsync(alert.FeedId!.Value, observer, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>The group that a sensor is in; null when the sensor does not say.</summary>
    public async Task<SensorGroup?> GetGroupAsync(Sensor sensor, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => sensor.GroupId is { } id ? await GetGroupAsync(id, observer, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>The program of a process; null when the process has no hash, as the kernel has none.</summary>
    public async Task<Binary?> GetBinaryAsync(Process process, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => process.Md5 is { Length: > 0 } md5 ? await GetBinaryAsync(md5, observer, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>The process that started a process; null when it is unknown, or the server has no document of it any more.</summary>
    public async Task<Process?> GetParentAsync(Process process, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => (await Relatives.FindParentAsync(process, observer, cancellationToken).ConfigureAwait(false)).Document;

    /// <summary>The other children of a process's parent, those without documents among them (<see cref="Process.IsSuppressed"/>).</summary>
    public Task<IReadOnlyList<Process>> GetSiblingsAsync(Process process, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => Relatives.GetSiblingsAsync(process, observer, cancellationToken);

    /// <summary>The processes that a process started, those without documents among them (<see cref="Process.IsSuppressed"/>).</summary>
    public Task<IReadOnlyList<Process>> GetChildrenAsync(Process process, ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => Relatives.GetChildrenAsync(process, observer, cancellationToken);

    private static string Key(int id) => id.ToString(CultureInfo.InvariantCulture);
}
