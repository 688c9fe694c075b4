using System.Management.Automation;

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
