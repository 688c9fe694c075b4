using System.Collections.Concurrent;

namespace CbResponse.Emulator;

/// <summary>Everything that the played server holds. A scenario makes it; a reset makes it again.</summary>
internal sealed class ServerData
{
    private readonly Lock _gate = new();
    private ProcessFieldTable? _processFields;
    private int _lastAction = 100;

    /// <summary>The version that the data was made for: documents differ by it.</summary>
    public required ServerVersion Version { get; init; }

    public required RecordStore<Site> Sites { get; init; }

    public IReadOnlyList<ThrottleRule> ThrottleRules { get; init; } = Organization.ThrottleRules;

    public required RecordStore<SensorGroup> Groups { get; init; }

    public required SensorBook Sensors { get; init; }

    public required IReadOnlyList<Team> Teams { get; set; }

    public required IReadOnlyList<User> Users { get; set; }

    public ServerLicense License { get; set; } = new(new DateTime(2031, 3, 31, 0, 0, 0, DateTimeKind.Utc), 10_000);

    public PlatformServer PlatformServer { get; set; } = new() { ServerUrl = "appcontrol.contoso.test", HasToken = true };

    public required ProcessIndex Processes { get; init; }

    public required BinaryIndex Binaries { get; init; }

    public RecordStore<Feed> Feeds { get; init; } = new([], feed => feed.Id);

    public ReportList Reports { get; init; } = new([]);

    /// <summary>What the server finds at the addresses of feeds. At any other it finds nobody.</summary>
    public ConcurrentDictionary<string, FeedPage> FeedPages { get; init; } = new(StringComparer.Ordinal);

    public RecordStore<Watchlist> Watchlists { get; init; } = new([], watchlist => watchlist.Id);

    public AlertList Alerts { get; init; } = new([]);

    public BanList Bans { get; init; } = new([]);

    public IReadOnlyList<Investigation> Investigations { get; init; } = [];

    public RecordStore<TaggedEvent> TaggedEvents { get; init; } = new([], item => item.Id);

    public required IReadOnlyList<StoragePartition> Partitions { get; set; }

    public IReadOnlyList<IngressFilter> IngressFilters { get; set; } = [];

    public IReadOnlyList<ConsoleLogin> Logins { get; init; } = [];

    public IReadOnlyList<string> ApprovedAddresses { get; set; } = ["203.0.113.0/24"];

    public RecordStore<DataSharing> Sharing { get; init; } = new([new DataSharing(1, Organization.Workstations, "VIRUSTOTAL", "BIN")], entry => entry.Id);

    public FieldTable<ProcessDocument> ProcessFields => _processFields ??= new ProcessFieldTable(Version, Binaries);

    /// <summary>The number of the next action of a watchlist or a feed.</summary>
    public int NextActionId() => Interlocked.Increment(ref _lastAction);

    public SensorGroup? FindGroup(int id) => Groups.Find(id);

    /// <summary>What teams may do with a group from now on.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="categories">Rights by the number of the team; whoever is missing has none.</param>
    public void GiveAccess(int groupId, IReadOnlyDictionary<int, string> categories)
    {
        lock (_gate)
        {
            Teams = [.. Teams.Select(team => team with
            {
                Access =
                [
                    .. team.Access.Where(access => access.GroupId != groupId),
                    .. categories.TryGetValue(team.Id, out string? category) ? [new GroupAccess(groupId, category)] : Array.Empty<GroupAccess>(),
                ],
            })];
        }
    }

    /// <summary>Puts other users in the place of those there are. One change comes after the other.</summary>
    public void ChangeUsers(Func<IReadOnlyList<User>, IReadOnlyList<User>> change)
    {
        lock (_gate)
            Users = change(Users);
    }

    /// <summary>Puts other teams in the place of those there are. One change comes after the other.</summary>
    public void ChangeTeams(Func<IReadOnlyList<Team>, IReadOnlyList<Team>> change)
    {
        lock (_gate)
            Teams = change(Teams);
    }

    /// <summary>Puts other partitions in the place of those there are. One change comes after the other.</summary>
    public void ChangePartitions(Func<IReadOnlyList<StoragePartition>, IReadOnlyList<StoragePartition>> change)
    {
        lock (_gate)
            Partitions = change(Partitions);
    }

    /// <summary>Puts other filters in the place of those there are. One change comes after the other.</summary>
    public void ChangeIngressFilters(Func<IReadOnlyList<IngressFilter>, IReadOnlyList<IngressFilter>> change)
    {
        lock (_gate)
            IngressFilters = change(IngressFilters);
    }

    /// <summary>Takes a group away. Its sensors go to the default group.</summary>
    public void RemoveGroup(int id)
    {
        Sensors.MoveAll(id, Organization.DefaultGroup);
        GiveAccess(id, new Dictionary<int, string>());
        Groups.Remove(id);
    }
}
