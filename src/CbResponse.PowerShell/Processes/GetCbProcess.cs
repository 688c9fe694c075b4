using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Searches process documents, or gets processes by their identifiers.</summary>
[Cmdlet(VerbsCommon.Get, "CbProcess", DefaultParameterSetName = ByQuery, SupportsPaging = true)]
[OutputType(typeof(CbResponse.Process))]
public sealed class GetCbProcess : ProcessFilterCmdlet
{
    private const string ById = "Id";
    private const string ByObject = "InputObject";

    /// <summary>Identifiers of processes: with a segment one document, without the whole process.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProcessId", "UniqueId", "ProcessUniqueId")]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>Processes, segments or nodes of trees that were found before, to read again from their own server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public CbObject[] InputObject { get; set; } = [];

    /// <summary>The document of the process: 0 for all together.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0, long.MaxValue)]
    public long? SegmentId { get; set; }

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

    /// <summary>Order: a field, and <c>asc</c> or <c>desc</c>. Default: newest activity first.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(SortCompleter))]
    [ValidatePattern("(?i)^[a-z_0-9]+( (asc|desc))?$")]
    public string Sort { get; set; } = "last_update desc";

    /// <summary>Rows to ask for in one request. By default the cmdlet chooses.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidateRange(1, 10_000)]
    public int? PageSize { get; set; }

    private protected override void Process()
    {
        if (ParameterSetName == ByQuery)
            Search();
        else
            GetById();
    }

    private void Search()
    {
        CheckTimes(MinLastUpdate, MaxLastUpdate, nameof(MinLastUpdate), nameof(MaxLastUpdate));
        CheckTimes(MinLastServerUpdate, MaxLastServerUpdate, nameof(MinLastServerUpdate), nameof(MaxLastServerUpdate));
        ProcessSearch search = new()
        {
            Query = BuildQuery(),
            GroupBy = GroupBy,
            MinLastUpdate = MinLastUpdate,
            MaxLastUpdate = MaxLastUpdate,
            MinLastServerUpdate = MinLastServerUpdate,
            MaxLastServerUpdate = MaxLastServerUpdate,
            ComprehensiveSearch = ComprehensiveSearch,
            Sort = Sort.IndexOf(' ') < 0 ? Sort + " asc" : Sort,
            Range = PagingParameters.ToRange(PageSize),
        };
        WriteVerbose($"Query: {(search.Query.Length == 0 ? "(every process)" : search.Query)}");
        CbSession session = ResolveSession();
        ProcessClient processes = session.Client.Processes;
        bool hasRows = false;
        try
        {
            RequireVersionOfFilters(session.Version);
            if (PagingParameters.IncludeTotalCount)
                WriteObject(PagingParameters.NewTotalCount((ulong)Await(ct => processes.CountAsync(search, Observer, ct)), 1.0));
            Stream(processes.SearchBatchesAsync(search, Observer, StopToken), "Searching processes", batch =>
            {
                hasRows = true;
                WriteObject(batch, enumerateCollection: true);
            });
        }
        catch (CbException e) when (hasRows)
        {
            // An error that ended the pipeline would take the rows along that a variable is to hold.
            WriteError(ErrorRecords.From(e, search.Query));
        }
        catch (CbException e)
        {
            Report(e, search.Query);
        }
    }

    private void GetById()
    {
        if (MyInvocation.BoundParameters.Keys.Any(name => name is "First" or "Skip" or "IncludeTotalCount"))
            ThrowInvalidArgument("-First, -Skip and -IncludeTotalCount belong to a search; here it is already said which processes are meant.", null);
        foreach (string id in Id)
            Get(id, SegmentId, ResolveSession());
        foreach (CbObject item in InputObject)
        {
            if (ProcessInput.Of(item) is { } input)
                Get(input.Id ?? string.Empty, input.SegmentId, ResolveSession(item));
            else
                WriteError(ErrorRecords.NoProcess(item));
        }
    }

    private void Get(string text, long? segment, CbSession session)
    {
        if (ProcessId.Parse(text) is not { } id)
            WriteError(ErrorRecords.InvalidProcessId(text));
        else if (segment is { } wanted && id.SegmentId is { } own && own != wanted)
            WriteError(ErrorRecords.InvalidId($"'{text}' names segment {own}, and -SegmentId {wanted} another.", text));
        else if (TryAwait(text, ct => session.Client.Processes.GetAsync(id, segment, Observer, ct), out CbResponse.Process process))
            WriteObject(process);
    }

    private void CheckTimes(DateTimeOffset? from, DateTimeOffset? to, string fromName, string toName)
    {
        if (from > to)
            ThrowInvalidArgument($"-{fromName} ({from:u}) is later than -{toName} ({to:u}): nothing lies between.", null);
    }
}
