using System.Text.Json.Serialization.Metadata;

namespace CbResponse;

/// <summary>
/// A client of one EDR server. Thread-safe: many calls may run at once. Holds one HttpClient; dispose it when no call runs any more.
/// </summary>
public sealed class CbClient : IDisposable
{
    private volatile ServerInfo? _info;

    /// <summary>Makes a client. Sends nothing.</summary>
    /// <param name="options">The server and how to reach it.</param>
    /// <exception cref="CbCredentialException">The authority file cannot be used.</exception>
    /// <exception cref="ArgumentException">The certificate thumbprint is none.</exception>
    public CbClient(CbServerOptions options)
        : this(options, SystemClock.Instance, transport: null)
    {
    }

    /// <summary>Makes a client that sends its requests through a transport of the caller's: the way tests script a server.</summary>
    /// <param name="options">The server and how to reach it.</param>
    /// <param name="clock">The clock of waits and limits.</param>
    /// <param name="transport">What sends requests; null for the network.</param>
    public CbClient(CbServerOptions options, IClock clock, HttpMessageHandler? transport)
    {
        Connection = new ServerConnection(options, clock, transport);
        Server = new ServerClient(this);
        Processes = new ProcessClient(this);
        Facets = new FacetClient(this);
        Events = new EventClient(this);
        Segments = new SegmentClient(this);
        Sensors = new SensorClient(this);
        SensorHistory = new SensorHistoryClient(this);
        Groups = new GroupClient(this);
        Sites = new SiteClient(this);
        Users = new UserClient(this);
        Teams = new TeamClient(this);
        License = new LicenseClient(this);
        PlatformServer = new PlatformServerClient(this);
        Partitions = new PartitionClient(this);
        ApprovedAddresses = new ApprovedAddressClient(this);
        DataSharing = new DataSharingClient(this);
        IngressFilters = new IngressFilterClient(this);
        Investigations = new InvestigationClient(this);
        Binaries = new BinaryClient(this);
        Bans = new BanClient(this);
        Watchlists = new WatchlistClient(this);
        WatchlistActions = new WatchlistActionClient(this);
        Feeds = new FeedClient(this);
        FeedActions = new FeedActionClient(this);
        Alerts = new AlertClient(this);
        Reports = new ThreatReportClient(this);
        Joins = new JoinClient(this);
        Trees = new ProcessTreeClient(this);
        Raw = new RawClient(this);
    }

    /// <summary>The server and how it is reached.</summary>
    public CbServerOptions Options => Connection.Options;

    /// <summary>What the server tells of itself.</summary>
    public ServerClient Server { get; }

    /// <summary>Processes.</summary>
    public ProcessClient Processes { get; }

    /// <summary>Counts of values, in every index.</summary>
    public FacetClient Facets { get; }

    /// <summary>Events of processes.</summary>
    public EventClient Events { get; }

    /// <summary>The documents of a process.</summary>
    public SegmentClient Segments { get; }

    /// <summary>Trees of processes.</summary>
    public ProcessTreeClient Trees { get; }

    /// <summary>Sensors.</summary>
    public SensorClient Sensors { get; }

    /// <summary>What sensors did lately, their numbers, and their builds.</summary>
    public SensorHistoryClient SensorHistory { get; }

    /// <summary>Sensor groups.</summary>
    public GroupClient Groups { get; }

    /// <summary>Sites and their throttle rules.</summary>
    public SiteClient Sites { get; }

    /// <summary>Users of the console.</summary>
    public UserClient Users { get; }

    /// <summary>Teams and their rights.</summary>
    public TeamClient Teams { get; }

    /// <summary>The license.</summary>
    public LicenseClient License { get; }

    /// <summary>The work with an App Control server.</summary>
    public PlatformServerClient PlatformServer { get; }

    /// <summary>Investigations and their events.</summary>
    public InvestigationClient Investigations { get; }

    /// <summary>Partitions of the event store.</summary>
    public PartitionClient Partitions { get; }

    /// <summary>The addresses that may reach a hosted server.</summary>
    public ApprovedAddressClient ApprovedAddresses { get; }

    /// <summary>What of the data of sensor groups is given to others.</summary>
    public DataSharingClient DataSharing { get; }

    /// <summary>Filters that throw events away before they are stored.</summary>
    public IngressFilterClient IngressFilters { get; }

    /// <summary>Files that sensors have seen.</summary>
    public BinaryClient Binaries { get; }

    /// <summary>Bans of files.</summary>
    public BanClient Bans { get; }

    /// <summary>Watchlists.</summary>
    public WatchlistClient Watchlists { get; }

    /// <summary>What is done when watchlists hit.</summary>
    public WatchlistActionClient WatchlistActions { get; }

    /// <summary>Threat intelligence feeds.</summary>
    public FeedClient Feeds { get; }

    /// <summary>What is done when feeds hit.</summary>
    public FeedActionClient FeedActions { get; }

    /// <summary>Alerts.</summary>
    public AlertClient Alerts { get; }

    /// <summary>Threat reports of feeds.</summary>
    public ThreatReportClient Reports { get; }

    /// <summary>What belongs to an object, remembered for a minute.</summary>
    public JoinClient Joins { get; }

    /// <summary>Requests that no other member covers.</summary>
    public RawClient Raw { get; }

    internal ServerConnection Connection { get; }

    /// <summary>What is known of the server's event routes.</summary>
    internal EventRoutes EventRoutes { get; } = new();

    /// <summary>What the server told last; null before the first time.</summary>
    internal ServerInfo? Info
    {
        get => _info;
        set => _info = value;
    }

    /// <summary>What the server tells of itself, asked for once.</summary>
    public async ValueTask<ServerInfo> GetInfoAsync(ICallObserver? observer = null, CancellationToken cancellationToken = default)
        => Info ?? await Server.GetInfoAsync(observer, cancellationToken).ConfigureAwait(false);

    /// <summary>Gets a list that the server sends whole; an empty answer is an empty one.</summary>
    internal async Task<IReadOnlyList<T>> ListAsync<T>(
        ApiRequest request, JsonTypeInfo<List<T>> type, ICallObserver? observer, CancellationToken cancellationToken)
        where T : CbObject
    {
        List<T> items = await Connection.GetJsonAsync(request, type, observer, cancellationToken).ConfigureAwait(false) ?? [];
        foreach (T item in items)
            item.Client = this;
        return items;
    }

    /// <summary>Ends requests that wait for their answers, and refuses further ones. An answer that is arriving is read to its end.</summary>
    public void Dispose() => Connection.Dispose();

    /// <summary>The server's address. Never the token.</summary>
    public override string ToString() => Options.Address.ToString();
}
