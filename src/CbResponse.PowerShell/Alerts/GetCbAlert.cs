using System.Globalization;
using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Searches alerts, or gets them by their identifiers.</summary>
[Cmdlet(VerbsCommon.Get, "CbAlert", DefaultParameterSetName = ByQuery, SupportsPaging = true)]
[OutputType(typeof(Alert))]
public sealed class GetCbAlert : RecordSearchCmdlet
{
    /// <summary>A query in the server's language; empty finds every alert.</summary>
    [Parameter(Position = 0, ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(AlertQueryCompleter))]
    [AllowEmptyString]
    [ValidateNotNull]
    public string Query { get; set; } = string.Empty;

    /// <summary>Identifiers of alerts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("UniqueId", "unique_id", "AlertId")]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

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

    /// <summary>Order: a field, and <c>asc</c> or <c>desc</c>. Default: the newest first.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(AlertSortCompleter))]
    [ValidatePattern("(?i)^[a-z_0-9]+( (asc|desc))?$")]
    public string Sort { get; set; } = "created_time desc";

    private protected override void Process()
    {
        if (ParameterSetName == ById)
        {
            RefusePaging("alerts");
            WriteEach(ResolveSession().Client.Alerts);
            return;
        }

        RequireOrder(CreatedAfter, CreatedBefore, nameof(CreatedAfter), nameof(CreatedBefore));
        if (ResolveSearchSession([.. Sensor ?? [], .. Watchlist ?? [], .. Feed ?? []], static item => item is CbResponse.Watchlist or CbResponse.Feed) is not { } session)
            return;
        AlertClient alerts = session.Client.Alerts;
        AlertSearch search = new() { Query = Combine(Query), Sort = Order(Sort), Range = PagingParameters.ToRange(PageSize) };
        Search(search.Query, QueryIndex.Alert, "alerts", ct => alerts.CountAsync(search, Observer, ct), () => alerts.SearchBatchesAsync(search, Observer, StopToken));
    }

    private void WriteEach(AlertClient alerts)
    {
        foreach (string id in Id.Select(id => id.Trim()))
        {
            if (TryAwait(id, ct => alerts.GetAsync(id, Observer, ct), out Alert alert))
                WriteObject(alert);
        }
    }

    private protected override CbQuery BuildFilters() => new AlertFilter
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
        CreatedAfter = CreatedAfter,
        CreatedBefore = CreatedBefore,
        Literal = Literal,
    }.ToQuery()
        .And(Within("hostname", Sensor?.Select(sensor => sensor.ComputerName)))
        .And(Within("watchlist_id", Watchlist?.Select(watchlist => watchlist.Id?.ToString(CultureInfo.InvariantCulture))))
        .And(Within("feed_id", Feed?.Select(feed => feed.Id?.ToString(CultureInfo.InvariantCulture))));
}
