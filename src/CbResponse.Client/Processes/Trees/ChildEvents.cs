namespace CbResponse;

/// <summary>
/// Children of a process by its events: what remains where its summary lists none although children were counted (edr-api.md 5.6).
/// </summary>
internal sealed class ChildEvents(CbClient client, ICallObserver? observer)
{
    /// <summary>The children that are known to have started, the oldest first. One of which only the end was seen is left out.</summary>
    public async Task<IReadOnlyList<Process>> ReadAsync(Process parent, ProcessId id, CancellationToken cancellationToken)
    {
        EventSearch search = new() { SegmentId = 0, Types = [EventType.ChildProc, EventType.Fork, EventType.Exec] };
        Dictionary<string, Process> children = new(StringComparer.OrdinalIgnoreCase);
        await foreach (ProcessEvent found in client.Events.ReadAsync(id, search, observer, cancellationToken).ConfigureAwait(false))
        {
            if (found is ChildProcEvent { IsStart: true, ChildProcessId: { } child } start && !children.ContainsKey(child))
                children.Add(child, ToProcess(start, child, parent));
        }

        return [.. children.Values.OrderBy(child => child.Start ?? DateTime.MaxValue)];
    }

    /// <summary>What the event says; of the host, a child has its parent's.</summary>
    private static Process ToProcess(ChildProcEvent start, string id, Process parent) => new()
    {
        Client = parent.Client,
        Id = id,
        UniqueId = start.ChildUniqueId,
        Start = start.Timestamp,
        Pid = start.Pid,
        Path = start.Path,
        ProcessName = start.Path is { } path ? path.Substring(path.LastIndexOfAny(['\\', '/']) + 1) : null,
        Md5 = start.Md5,
        Sha256 = start.Sha256,
        CommandLine = start.CommandLine,
        UserName = start.UserName,
        IsSuppressed = start.IsSuppressed,
        ParentId = parent.Id,
        ParentName = parent.ProcessName,
        ParentPid = parent.Pid,
        SensorId = parent.SensorId,
        HostName = parent.HostName,
        HostType = parent.HostType,
        OSType = parent.OSType,
        Group = parent.Group,
    };
}
