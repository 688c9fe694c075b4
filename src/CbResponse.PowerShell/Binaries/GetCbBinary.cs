using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>Searches binaries, or gets them by their hashes.</summary>
[Cmdlet(VerbsCommon.Get, "CbBinary", DefaultParameterSetName = ByQuery, SupportsPaging = true)]
[OutputType(typeof(Binary))]
public sealed class GetCbBinary : BinaryFilterCmdlet
{
    private const string ByHash = "Md5";
    private const string ByObject = "InputObject";

    private readonly Dictionary<CbSession, BinaryLookup> _lookups = [];

    /// <summary>Hashes of binaries.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByHash, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Hash", "ProcessMd5", "process_md5", "Md5Hash")]
    [ValidateNotNullOrEmpty]
    public string[] Md5 { get; set; } = [];

    /// <summary>Objects that have a hash, such as processes, events and alerts; their own server is asked.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public CbObject[] InputObject { get; set; } = [];

    /// <summary>Ask as well how common each binary is among processes: one more request for each.</summary>
    [Parameter]
    public SwitchParameter IncludeFrequency { get; set; }

    /// <summary>Order: a field, and <c>asc</c> or <c>desc</c>. Default: what the server saw first most recently.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ArgumentCompleter(typeof(BinarySortCompleter))]
    [ValidatePattern("(?i)^[a-z_0-9]+( (asc|desc))?$")]
    public string Sort { get; set; } = "server_added_timestamp desc";

    /// <summary>Rows to ask for in one request. By default the cmdlet chooses.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    [ValidateRange(1, 10_000)]
    public int? PageSize { get; set; }

    private protected override void Process()
    {
        if (ParameterSetName == ByQuery)
        {
            Search(ResolveSession(Watchlist ?? (CbObject?)Feed));
            return;
        }

        RefusePaging("binaries");
        foreach (BinaryTarget target in BinaryTarget.Read(Md5, InputObject, WriteError))
            Collect(target, ResolveSession(target.Source));
    }

    private protected override void End()
    {
        foreach (KeyValuePair<CbSession, BinaryLookup> lookup in _lookups)
            Find(lookup.Value.TakeAll(), lookup.Key);
    }

    private void Search(CbSession session)
    {
        string query = BuildQuery(session.Version);
        if (Watchlist is not null && WatchlistInput.Combine(Watchlist, query, QueryIndex.Binary, out query) is { } refusal)
        {
            WriteError(refusal);
            return;
        }

        foreach (string warning in new[] { FeedInput.Warn(Feed), WatchlistInput.Warn(Watchlist, QueryIndex.Binary) }.OfType<string>())
            WriteWarning(warning);
        BinaryClient binaries = session.Client.Binaries;
        BinarySearch search = new()
        {
            Query = query,
            Sort = Sort.IndexOf(' ') < 0 ? Sort + " asc" : Sort,
            IncludeFrequency = IncludeFrequency,
            Range = PagingParameters.ToRange(PageSize),
        };
        WriteVerbose($"Query: {(search.Query.Length == 0 ? "(every binary)" : search.Query)}");
        if (PagingParameters.IncludeTotalCount && TryAwait(search.Query, ct => binaries.CountAsync(search, Observer, ct), out long count))
            WriteObject(PagingParameters.NewTotalCount((ulong)count, 1.0));
        else if (PagingParameters.IncludeTotalCount)
            return;
        if (WriteBatches(binaries.SearchBatchesAsync(search, Observer, StopToken), "Searching binaries", search.Query, static _ => { }) && PagingParameters.First > 0)
            ExplainEmpty(Query, QueryIndex.Binary);
    }

    /// <summary>Many hashes are looked up together: one request for each would take minutes for what takes a second.</summary>
    private void Collect(BinaryTarget target, CbSession session)
    {
        if (!_lookups.TryGetValue(session, out BinaryLookup? lookup))
            _lookups.Add(session, lookup = new BinaryLookup());
        if (lookup.TryAdd(target.Md5) && lookup.Count == BinaryClient.HashesOfRequest)
            Find(lookup.TakeAll(), session);
    }

    private void Find(List<string> hashes, CbSession session)
    {
        if (hashes.Count == 0)
            return;
        try
        {
            IReadOnlyDictionary<string, Binary> found = Await(ct => session.Client.Binaries.FindAsync(hashes, IncludeFrequency, Observer, ct));
            foreach (string hash in hashes)
            {
                if (found.TryGetValue(hash, out Binary? binary))
                    WriteObject(binary);
                else
                    WriteError(ErrorRecords.BinaryNotFound(hash, session.Client.Options.Address));
            }
        }
        catch (CbException e)
        {
            foreach (string hash in hashes)
                Report(e, hash);
        }
    }
}
