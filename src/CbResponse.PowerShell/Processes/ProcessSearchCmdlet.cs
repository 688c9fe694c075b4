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

    /// <summary>The session of the sensors or binaries; else the one that is named, or the default.</summary>
    private protected CbSession ResolveSearchSession() => ResolveSession(Sensor?[0] ?? (CbObject?)Binary?[0]);

    private protected override CbQuery BuildFilters()
        => base.BuildFilters()
            .And(Within("sensor_id", Sensor?.Select(sensor => sensor.Id?.ToString(CultureInfo.InvariantCulture))))
            .And(Within("process_md5", Binary?.Select(binary => binary.Md5)));

    /// <summary>What has no identifier must not widen the search to everything.</summary>
    private static CbQuery Within(string field, IEnumerable<string?>? values)
        => values is null
            ? CbQuery.All
            : FieldQuery.AnyOf(field, values.Select(value => value ?? throw new ArgumentException("An input object was not read from a server: it has no identifier.")), literal: true);

    /// <summary>The search that the parameters describe.</summary>
    private protected ProcessSearch BuildSearch(string sort, SearchRange range)
    {
        RequireOrder(MinLastUpdate, MaxLastUpdate, nameof(MinLastUpdate), nameof(MaxLastUpdate));
        RequireOrder(MinLastServerUpdate, MaxLastServerUpdate, nameof(MinLastServerUpdate), nameof(MaxLastServerUpdate));
        return new ProcessSearch
        {
            Query = BuildQuery(),
            GroupBy = GroupBy,
            MinLastUpdate = MinLastUpdate,
            MaxLastUpdate = MaxLastUpdate,
            MinLastServerUpdate = MinLastServerUpdate,
            MaxLastServerUpdate = MaxLastServerUpdate,
            ComprehensiveSearch = ComprehensiveSearch,
            Sort = sort,
            Range = range,
        };
    }
}
