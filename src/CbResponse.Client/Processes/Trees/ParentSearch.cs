using System.Text;

namespace CbResponse;

/// <summary>
/// Tells which processes have children. A document counts the events of its own segment only, and since 6.0 a process has a segment for
/// every report of its sensor: one that counts no child proves nothing (edr-api.md 3.2). So the processes that seem to have none are
/// looked up together, many in one search.
/// </summary>
internal sealed class ParentSearch(CbClient client, ServerVersion version, ICallObserver? observer)
{
    /// <summary>Processes that one search asks about. More would make an address that front ends refuse.</summary>
    internal const int ProcessesOfSearch = 64;

    /// <summary>A segment of the servers before 6.0 holds so many events. One with fewer is all there is.</summary>
    private const int EventsOfSegment = 10_000;

    /// <summary>Those of the nodes that have children, or may have some: all that have to be asked.</summary>
    public async Task<List<ProcessTreeNode>> ChooseAsync(IReadOnlyList<ProcessTreeNode> nodes, CancellationToken cancellationToken)
    {
        List<string> doubtful = [.. nodes.Where(IsDoubtful).Select(node => node.Id!)];
        string[][] groups = [.. Enumerable.Range(0, (doubtful.Count + ProcessesOfSearch - 1) / ProcessesOfSearch)
            .Select(group => doubtful.Skip(group * ProcessesOfSearch).Take(ProcessesOfSearch).ToArray())];
        IEnumerable<string>[] found = await BoundedWork.RunAsync(groups, SearchAsync, cancellationToken).ConfigureAwait(false);
        HashSet<string> parents = new(found.SelectMany(ids => ids), StringComparer.OrdinalIgnoreCase);
        return [.. nodes.Where(node => MustBeAsked(node) || (node.Id is { } id && parents.Contains(id)))];
    }

    /// <summary>Whether the process has children by what its record says, or the record does not say.</summary>
    public bool MustBeAsked(ProcessTreeNode node)
        => node.State is ProcessNodeState.Document or ProcessNodeState.Unread && (!CountsNone(node.Process) || IsIncomplete(node.Process));

    private bool IsDoubtful(ProcessTreeNode node) => node.State == ProcessNodeState.Document && version.IsAtLeast(6) && !MustBeAsked(node);

    private static bool CountsNone(Process process)
        => process is { ChildProcCount: 0, ForkChildrenCount: null or 0, ExecEventsCount: null or 0 };

    /// <summary>
    /// Whether the counts can be wrong in a way that no search finds: forks are not searched for, and the first segment of an old
    /// server may be one of several.
    /// </summary>
    private bool IsIncomplete(Process process)
    {
        if (version.IsAtLeast(6))
            return process.OSType is not (null or "windows");
        return process.SegmentId > 1 || SegmentEventCounts.Of(process).Total >= EventsOfSegment;
    }

    /// <summary>
    /// Which of the processes count a child in any of their segments. When the server refuses the search, or does not come to its end, all are
    /// to be asked: a process that it passed over would lose its children.
    /// </summary>
    private async Task<IEnumerable<string>> SearchAsync(string[] group, CancellationToken cancellationToken)
    {
        StringBuilder query = new();
        foreach (string id in group)
            query.Append(query.Length == 0 ? "(process_id:" : " or process_id:").Append(id);
        ProcessSearch search = new()
        {
            Query = query.Append(") childproc_count:[1 TO *]").ToString(),
            Sort = "start asc",
            GroupBy = "id",
            Range = new SearchRange { First = group.Length, PageSize = group.Length },
        };
        List<string> found = [];
        RequestsOnly requests = new(observer);
        try
        {
            await foreach (Process process in client.Processes.SearchAsync(search, requests, cancellationToken).ConfigureAwait(false))
                found.Add(process.Id ?? string.Empty);
            return requests.IsIncomplete ? group : found;
        }
        catch (CbException e) when (e.Kind is CbErrorKind.InvalidQuery or CbErrorKind.InvalidRequest or CbErrorKind.ServerError
            or CbErrorKind.ServerBusy or CbErrorKind.Timeout)
        {
            return group;
        }
    }
}
