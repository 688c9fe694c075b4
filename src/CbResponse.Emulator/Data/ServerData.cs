using System.Collections.Concurrent;

namespace CbResponse.Emulator;

/// <summary>Everything that the played server holds. A scenario makes it; a reset makes it again.</summary>
internal sealed class ServerData
{
    private ProcessFieldTable? _processFields;
    private int _lastAction = 100;

    /// <summary>The version that the data was made for: documents differ by it.</summary>
    public required ServerVersion Version { get; init; }

    public required IReadOnlyList<Site> Sites { get; init; }

    public required IReadOnlyList<SensorGroup> Groups { get; init; }

    public required IReadOnlyList<Sensor> Sensors { get; init; }

    public required IReadOnlyList<Team> Teams { get; init; }

    public required IReadOnlyList<User> Users { get; init; }

    public required ProcessIndex Processes { get; init; }

    public required BinaryIndex Binaries { get; init; }

    public RecordStore<Feed> Feeds { get; init; } = new([], feed => feed.Id);

    public ReportList Reports { get; init; } = new([]);

    /// <summary>What the server finds at the addresses of feeds. At any other it finds nobody.</summary>
    public ConcurrentDictionary<string, FeedPage> FeedPages { get; init; } = new(StringComparer.Ordinal);

    public RecordStore<Watchlist> Watchlists { get; init; } = new([], watchlist => watchlist.Id);

    public IReadOnlyList<Alert> Alerts { get; init; } = [];

    public BanList Bans { get; init; } = new([]);

    public IReadOnlyList<Investigation> Investigations { get; init; } = [];

    public required IReadOnlyList<StoragePartition> Partitions { get; init; }

    public FieldTable<ProcessDocument> ProcessFields => _processFields ??= new ProcessFieldTable(Version, Binaries);

    /// <summary>The number of the next action of a watchlist or a feed.</summary>
    public int NextActionId() => Interlocked.Increment(ref _lastAction);

    public SensorGroup? FindGroup(int id) => Groups.FirstOrDefault(group => group.Id == id);

    /// <summary>Sensor numbers begin at 1 and have no gaps.</summary>
    public Sensor? FindSensor(int id) => id >= 1 && id <= Sensors.Count ? Sensors[id - 1] : null;
}
