namespace CbResponse.Emulator;

/// <summary>Turns the told processes into documents, as one server version would have stored them.</summary>
internal sealed class StoryCompiler(Story story, ServerVersion version)
{
    private const int MostSegments = 8;
    private static readonly TimeSpan ShortestSegment = TimeSpan.FromMinutes(10);
    private readonly ILookup<StoryProcess, StoryProcess> _children = story.Processes
        .Where(process => process.Parent is not null)
        .OrderBy(process => process.Guid.FileTime)
        .ToLookup(process => process.Parent!);

    public StoredProcessIndex Compile() => new(story.Processes.Select(Documents), story.Processes.SelectMany(ChildLinks));

    private IEnumerable<(ProcessGuid Parent, ChildProcess Child)> ChildLinks(StoryProcess process)
    {
        IEnumerable<ChildProcess> told = _children[process].Select(child => new ChildProcess(child.Guid, child.Kind, null));
        IEnumerable<ChildProcess> suppressed = process.Events.OfType<ChildProcEvent>()
            .Where(child => child is { IsSuppressed: true, IsStart: true })
            .Select(child => new ChildProcess(child.Child, child.Kind, child));
        IEnumerable<ChildProcess> agedOut = process.AgedOut.Select(child => new ChildProcess(child.Child, child.Kind, null));
        return told.Concat(suppressed).Concat(agedOut).OrderBy(child => child.Guid.FileTime).Select(child => (process.Guid, child));
    }

    private List<StoredDocument> Documents(StoryProcess process)
    {
        StoredProcess facts = new(Details(process));
        List<ProcessEvent> events = [.. process.Events, .. ChildEvents(process)];
        if (!version.HasSegmentPerCheckIn)
            return [Document(facts, process, 1, events, isLast: true)];
        if (process.GivenSegments.Count > 0)
            return [.. GivenSegments(facts, process, events)];

        List<List<ProcessEvent>> parts = Split(process, events);
        List<StoredDocument> documents = [];
        for (int i = 0; i < parts.Count; i++)
            documents.Add(Document(facts, process, i + 1, parts[i], isLast: i == parts.Count - 1));
        return documents;
    }

    private static IEnumerable<StoredDocument> GivenSegments(StoredProcess facts, StoryProcess process, List<ProcessEvent> events)
    {
        IOrderedEnumerable<(long Id, DateTime LastUpdate)> segments = process.GivenSegments.OrderBy(segment => segment.Id);
        int number = 0;
        foreach ((long id, DateTime lastUpdate) in segments)
        {
            // The given process has few events; the first segment keeps them all.
            yield return new StoredDocument(
                facts, id, lastUpdate, WireTime.FromEpochMilliseconds(id), isTerminated: false, number++ == 0 ? events : []);
        }
    }

    /// <summary>Events that came in one check-in make one document; long lives are cut more coarsely, so that they stay readable.</summary>
    private static List<List<ProcessEvent>> Split(StoryProcess process, List<ProcessEvent> events)
    {
        if (events.Count == 0)
            return [[]];
        DateTime start = process.Guid.Start;
        long life = (events.Max(item => item.Time) - start).Ticks + 1;
        long width = Math.Max(ShortestSegment.Ticks, life / MostSegments);
        IEnumerable<IGrouping<long, ProcessEvent>> parts = events.GroupBy(item => Math.Max(0, (item.Time - start).Ticks / width));
        return [.. parts.OrderBy(part => part.Key).Select(part => part.ToList())];
    }

    private StoredDocument Document(StoredProcess facts, StoryProcess process, int number, List<ProcessEvent> events, bool isLast)
    {
        DateTime lastUpdate = events.Count == 0 ? process.Guid.Start : events.Max(item => item.Time);
        bool ended = isLast && process.End is not null;
        if (ended && process.End > lastUpdate)
            lastUpdate = process.End.Value;

        // Sensors check in twice a minute.
        int delay = 2_000 + StableHash.Pick(StableHash.Mix(process.Guid.Pid, (ulong)((64 * process.Host.Id) + number)), 28_000);
        DateTime arrival = WireTime.Cut(lastUpdate.AddMilliseconds(delay));
        long segment = version.HasSegmentPerCheckIn ? WireTime.EpochMilliseconds(arrival) : number;
        return new StoredDocument(facts, segment, lastUpdate, arrival, ended, events);
    }

    /// <summary>A parent sees its children start and end.</summary>
    private IEnumerable<ProcessEvent> ChildEvents(StoryProcess process)
    {
        foreach (StoryProcess child in _children[process])
        {
            ChildProcEvent start = new(child.Guid.Start, child.Guid, child.Path ?? string.Empty, child.Software?.Hash)
            {
                Kind = child.Kind,
            };
            yield return start;
            if (child.End is { } end)
                yield return start with { Time = end, IsStart = false };
        }
    }

    private static ProcessDetails Details(StoryProcess process) => new()
    {
        Guid = process.Guid,
        Host = process.Host.Facts,
        Name = process.Path is null ? null : PathName.FileName(process.Path),
        Path = process.Path,
        CommandLine = process.CommandLine,
        UserName = process.UserName,
        Uid = process.UserName is null or "" ? null : process.Host.UidOf(process.UserName),
        Hash = process.Software?.Hash,
        Parent = process.Parent?.Guid ?? process.MissingParent,
        ParentName = process.Parent?.Path is { } parent ? PathName.FileName(parent) : null,
        ParentHash = process.Parent?.Software?.Hash,
        HasUnknownStart = process.HasUnknownStart,
        HasLostId = process.HasLostId,
        LogonType = process.LogonType,
        WatchlistHits = process.WatchlistHits,
        FeedHits = process.FeedHits,
        Investigations = process.Investigations,
    };
}
