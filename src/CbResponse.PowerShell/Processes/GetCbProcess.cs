using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Searches process documents, or gets processes by their identifiers.</summary>
[Cmdlet(VerbsCommon.Get, "CbProcess", DefaultParameterSetName = ByQuery, SupportsPaging = true)]
[OutputType(typeof(CbResponse.Process))]
public sealed class GetCbProcess : ProcessSearchCmdlet
{
    private const string ById = "Id";
    private const string ByObject = "InputObject";
    private const string ByLink = "Uri";

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

    /// <summary>Links into the web console, to processes or to searches of processes.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByLink)]
    [Link]
    [ValidateNotNullOrEmpty]
    public string[] Uri { get; set; } = [];

    /// <summary>Order: a field, and <c>asc</c> or <c>desc</c>. Default: newest activity first.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(SortCompleter))]
    [ValidatePattern("(?i)^[a-z_0-9]+( (asc|desc))?$")]
    public string Sort { get; set; } = "last_update desc";

    /// <summary>Rows to ask for in one request. By default the cmdlet chooses.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [Parameter(ParameterSetName = ByLink)]
    [ValidateRange(1, 10_000)]
    public int? PageSize { get; set; }

    private protected override void Process()
    {
        if (ParameterSetName != ByQuery)
            RunTargets();
        else if (BuildSearch(Sort.IndexOf(' ') < 0 ? Sort + " asc" : Sort, PagingParameters.ToRange(PageSize)) is { } search && ResolveSearchSession() is { } session)
            Search(search, session);
    }

    private void Search(ProcessSearch search, CbSession session)
    {
        WriteVerbose($"Query: {(search.Query.Length == 0 ? "(every process)" : search.Query)}");
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
            if (!hasRows && PagingParameters.First > 0)
                ExplainEmpty(Query, QueryIndex.Process);
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

    private void RunTargets()
    {
        foreach (string link in Uri)
            Follow(link, ResolveSession());
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

    private void Follow(string text, CbSession session)
    {
        ConsoleLink? link = ConsoleLink.Parse(text);
        if (LinkAdvice.Refuse(link, text, session) is { } refusal)
            WriteError(refusal);
        else if (link!.Process is { } process)
            Get(process.Id.Id, process.SegmentId ?? process.Id.SegmentId, session);
        else
            Search(ProcessSearch.From(link.Search!, PagingParameters.ToRange(PageSize)), session);
    }

    private void Get(string text, long? segment, CbSession session)
    {
        RefusePaging("processes");
        if (ProcessTarget.Read(text, segment, out ErrorRecord? refusal) is not { } id)
            WriteError(refusal);
        else if (TryAwait(text, ct => session.Client.Processes.GetAsync(id, segment, Observer, ct), out CbResponse.Process process))
            WriteObject(process);
    }
}
