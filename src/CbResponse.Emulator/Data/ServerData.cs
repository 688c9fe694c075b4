namespace CbResponse.Emulator;

/// <summary>Everything that the played server holds. A scenario makes it; a reset makes it again.</summary>
internal sealed class ServerData
{
    private ProcessFieldTable? _processFields;

    /// <summary>The version that the data was made for: documents differ by it.</summary>
    public required ServerVersion Version { get; init; }

    public required IReadOnlyList<Site> Sites { get; init; }

    public required IReadOnlyList<SensorGroup> Groups { get; init; }

    public required IReadOnlyList<Sensor> Sensors { get; init; }

    public required IReadOnlyList<Team> Teams { get; init; }

    public required IReadOnlyList<User> Users { get; init; }

    public required ProcessIndex Processes { get; init; }

    public required BinaryIndex Binaries { get; init; }

    public IReadOnlyList<Feed> Feeds { get; init; } = [];

    public ReportList Reports { get; init; } = new([]);

    public IReadOnlyList<Watchlist> Watchlists { get; init; } = [];

    public AlertList Alerts { get; init; } = new([]);

    public BanList Bans { get; init; } = new([]);

    public IReadOnlyList<Investigation> Investigations { get; init; } = [];

    public required IReadOnlyList<StoragePartition> Partitions { get; init; }

    public FieldTable<ProcessDocument> ProcessFields => _processFields ??= new ProcessFieldTable(Version, Binaries);

    public SensorGroup? FindGroup(int id) => Groups.FirstOrDefault(group => group.Id == id);

    /// <summary>Sensor numbers begin at 1 and have no gaps.</summary>
    public Sensor? FindSensor(int id) => id >= 1 && id <= Sensors.Count ? Sensors[id - 1] : null;
}
