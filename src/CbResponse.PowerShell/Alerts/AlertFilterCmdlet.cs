using System.Globalization;
using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that select alerts by a query and typed filters.</summary>
public abstract class AlertFilterCmdlet : RecordSearchCmdlet
{
    private protected AlertFilterCmdlet()
    {
    }

    /// <summary>A query in the server's language; empty finds every alert.</summary>
    [Parameter(Position = 0, ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(AlertQueryCompleter))]
    [AllowEmptyString]
    [ValidateNotNull]
    public string Query { get; set; } = string.Empty;

    /// <summary>What the triage made of them.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    public AlertStatus[]? Status { get; set; }

    /// <summary>Least severity, 0 to 100.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [Alias("Severity")]
    [ValidateRange(0, 100)]
    public int? MinSeverity { get; set; }

    /// <summary>Greatest severity, 0 to 100.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidateRange(0, 100)]
    public int? MaxSeverity { get; set; }

    /// <summary>Short names of feeds whose reports hit.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? FeedName { get; set; }

    /// <summary>Names of watchlists, or titles of reports.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? WatchlistName { get; set; }

    /// <summary>Hosts.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [Alias("ComputerName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? HostName { get; set; }

    /// <summary>Users who have the alerts.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? AssignedTo { get; set; }

    /// <summary>Kinds of hits.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(AlertTypeCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Type { get; set; }

    /// <summary>File names of programs.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? ProcessName { get; set; }

    /// <summary>MD5 of the program or file that was hit.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidatePattern("^[0-9a-fA-F]{32}$")]
    public string[]? Md5 { get; set; }

    /// <summary>Processes: only alerts about them, at their own server.</summary>
    [Parameter(ParameterSetName = ByQuery, ValueFromPipeline = true)]
    [Alias("Process")]
    [ValidateNotNullOrEmpty]
    public CbResponse.Process[]? InputProcess { get; set; }

    /// <summary>Binaries: only alerts about them and about processes that ran them, at their own server.</summary>
    [Parameter(ParameterSetName = ByQuery, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public Binary[]? Binary { get; set; }

    /// <summary>Sensors: only alerts of their hosts, at their own server.</summary>
    [Parameter(ParameterSetName = ByQuery, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public Sensor[]? Sensor { get; set; }

    /// <summary>Watchlists: only alerts that they raised, at their own server.</summary>
    [Parameter(ParameterSetName = ByQuery, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public Watchlist[]? Watchlist { get; set; }

    /// <summary>Feeds: only alerts that their reports raised, at their own server.</summary>
    [Parameter(ParameterSetName = ByQuery, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public Feed[]? Feed { get; set; }

    /// <summary>Raised at or after this moment.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [Moment]
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Raised at or before this moment.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [Moment]
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>The session of the objects that came; else the one that is named, or the default. Null after an error.</summary>
    private protected CbSession? ResolveSearchSession()
        => ResolveSearchSession(
            [.. Sensor ?? [], .. Watchlist ?? [], .. Feed ?? [], .. Binary ?? [], .. InputProcess ?? []], static item => item is CbResponse.Watchlist or CbResponse.Feed or CbResponse.Process);

    /// <summary>The processes that alerts must be about, by identifier; none for any.</summary>
    private protected IReadOnlyList<string> ProcessIds => [.. InputProcess?.Select(process => process.Id).OfType<string>() ?? []];

    private protected sealed override CbQuery BuildFilters()
    {
        RequireOrder(CreatedAfter, CreatedBefore, nameof(CreatedAfter), nameof(CreatedBefore));
        return new AlertFilter
        {
            Status = Status?.Select(AlertStatusText.Of).ToArray(),
            MinSeverity = MinSeverity,
            MaxSeverity = MaxSeverity,
            FeedName = FeedName,
            WatchlistName = WatchlistName,
            HostName = HostName,
            AssignedTo = AssignedTo,
            Type = Type,
            ProcessName = ProcessName,
            Md5 = Md5,
            CreatedAfter = CreatedAfter,
            CreatedBefore = CreatedBefore,
            Literal = Literal,
        }.ToQuery()
            .And(Within("hostname", InputProcess?.Select(process => process.Id is null ? null : process.HostName)))
            .And(Within("md5", Binary?.Select(binary => binary.Md5)))
            .And(Within("hostname", Sensor?.Select(sensor => sensor.ComputerName)))
            .And(Within("watchlist_id", Watchlist?.Select(watchlist => watchlist.Id?.ToString(CultureInfo.InvariantCulture))))
            .And(Within("feed_id", Feed?.Select(feed => feed.Id?.ToString(CultureInfo.InvariantCulture))));
    }
}
