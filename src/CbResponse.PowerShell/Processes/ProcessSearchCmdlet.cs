using System.Globalization;
using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that search processes: beside query and filters, what the server takes apart from the query.</summary>
public abstract class ProcessSearchCmdlet : ProcessFilterCmdlet
{
    private protected ProcessSearchCmdlet()
    {
    }

    /// <summary>A field of whose every value one document comes out; <c>id</c> for one object a process.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(GroupFieldCompleter))]
    [ValidateNotNullOrEmpty]
    public string? GroupBy { get; set; }

    /// <summary>Only documents with events at or after this moment, by the endpoint's clock.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [Moment]
    public DateTimeOffset? MinLastUpdate { get; set; }

    /// <summary>Only documents with events at or before this moment, by the endpoint's clock.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [Moment]
    public DateTimeOffset? MaxLastUpdate { get; set; }

    /// <summary>Only documents stored at or after this moment, by the server's clock.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [Moment]
    public DateTimeOffset? MinLastServerUpdate { get; set; }

    /// <summary>Only documents stored at or before this moment, by the server's clock.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [Moment]
    public DateTimeOffset? MaxLastServerUpdate { get; set; }

    /// <summary>Search joins with binaries in full, which is slow.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    public SwitchParameter ComprehensiveSearch { get; set; }

    /// <summary>Sensors: only processes of their hosts, at their own server.</summary>
    [Parameter(ParameterSetName = ByQuery, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public Sensor[]? Sensor { get; set; }

    /// <summary>Binaries: only processes that run them, at their own server.</summary>
    [Parameter(ParameterSetName = ByQuery, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public Binary[]? Binary { get; set; }

    /// <summary>A watchlist of processes to run, at its own server.</summary>
    [Parameter(ParameterSetName = ByQuery, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Watchlist? Watchlist { get; set; }

    /// <summary>A feed: only what it tagged, at its own server.</summary>
    [Parameter(ParameterSetName = ByQuery, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Feed? Feed { get; set; }

    /// <summary>The least score of the feed's hits; 1 by default.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidateRange(-100, 100)]
    public int? MinScore { get; set; }

    /// <summary>The greatest score of the feed's hits.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidateRange(-100, 100)]
    public int? MaxScore { get; set; }

    /// <summary>The session of the objects that came; else the one that is named, or the default. Null after an error.</summary>
    private protected CbSession? ResolveSearchSession()
        => ResolveSearchSession([.. Sensor ?? [], .. Binary ?? [], .. new CbObject?[] { Watchlist, Feed }.OfType<CbObject>()], static item => item is CbResponse.Sensor);

    private protected override CbQuery BuildFilters()
        => base.BuildFilters()
            .And(Within("sensor_id", Sensor?.Select(sensor => sensor.Id?.ToString(CultureInfo.InvariantCulture))))
            .And(Within("process_md5", Binary?.Select(binary => binary.Md5)))
            .And(FeedInput.Hits(Feed, MinScore, MaxScore));

    /// <summary>The search that the parameters describe; null, after an error, when the watchlist cannot be run.</summary>
    private protected ProcessSearch? BuildSearch(string sort, SearchRange range, QueryIndex index = QueryIndex.Process)
    {
        RequireOrder(MinLastUpdate, MaxLastUpdate, nameof(MinLastUpdate), nameof(MaxLastUpdate));
        RequireOrder(MinLastServerUpdate, MaxLastServerUpdate, nameof(MinLastServerUpdate), nameof(MaxLastServerUpdate));
        string query = Combine(Query);
        if (Watchlist is not null && WatchlistInput.Combine(Watchlist, query, index, out query) is { } refusal)
        {
            WriteError(refusal);
            return null;
        }

        foreach (string warning in new[] { FeedInput.Warn(Feed), WatchlistInput.Warn(Watchlist, index) }.OfType<string>())
            WriteWarning(warning);
        ProcessSearch? stored = Watchlist is null ? null : ProcessSearch.From(Watchlist.Stored, range);
        return new ProcessSearch
        {
            Query = query,
            Filters = stored?.Filters ?? [],
            GroupBy = GroupBy,
            MinLastUpdate = MinLastUpdate,
            MaxLastUpdate = MaxLastUpdate,
            MinLastServerUpdate = MinLastServerUpdate,
            MaxLastServerUpdate = MaxLastServerUpdate,
            ComprehensiveSearch = ComprehensiveSearch || stored?.ComprehensiveSearch == true,
            Sort = sort,
            Range = range,
        };
    }

    /// <summary>A query that somebody stored with a watchlist says nothing of the next watchlist's.</summary>
    private protected override bool EndsPipeline(CbException exception)
        => (Watchlist is null || exception.Kind != CbErrorKind.InvalidQuery) && base.EndsPipeline(exception);
}
