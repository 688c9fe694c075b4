using System.Net;

namespace CbResponse.Emulator;

/// <summary>A process as the story tells it. Times of what it does are seconds after its start.</summary>
internal sealed class StoryProcess(Story story, StoryHost host, Software? software, ProcessGuid guid, string? commandLine, string? userName)
{
    public StoryHost Host => host;

    /// <summary>Null for the kernel, which has no file of its own.</summary>
    public Software? Software => software;

    public ProcessGuid Guid => guid;

    public string? CommandLine => commandLine;

    public string? UserName => userName;

    /// <summary>Name and path, where they are not those of the software.</summary>
    public string? Path { get; init; } = software?.Path;

    public StoryProcess? Parent { get; init; }

    /// <summary>A parent that has no documents.</summary>
    public ProcessGuid? MissingParent { get; init; }

    public ChildKind Kind { get; init; }

    public DateTime? End { get; private set; }

    public List<ProcessEvent> Events { get; } = [];

    /// <summary>Children whose documents the server has deleted.</summary>
    public List<ChildProcEvent> AgedOut { get; } = [];

    /// <summary>Segments that are given and not made from the events.</summary>
    public List<(long Id, DateTime LastUpdate)> GivenSegments { get; } = [];

    public bool HasUnknownStart { get; set; }

    public bool HasLostId { get; set; }

    public int? LogonType { get; set; }

    public List<WatchlistHit> WatchlistHits { get; } = [];

    public List<FeedHit> FeedHits { get; } = [];

    public List<Investigation> Investigations { get; } = [];

    public DateTime At(double seconds) => guid.Start.AddSeconds(seconds);

    /// <summary>Seconds from the start to the moment so many minutes before the story's "now".</summary>
    public double Ago(double minutes) => (story.MinutesAgo(minutes) - guid.Start).TotalSeconds;

    /// <summary>Starts a child.</summary>
    public StoryProcess Starts(double seconds, Software program, string command, string? user = null, ChildKind kind = ChildKind.Exec)
        => story.Add(new StoryProcess(story, host, program, NewChild(seconds), command, user ?? userName)
        {
            Parent = this,
            Kind = kind,
        });

    /// <summary>Starts a child that does so little that it gets no document.</summary>
    public StoryProcess StartsSuppressed(double seconds, double runsFor, Software program, string command)
    {
        ProcessGuid child = NewChild(seconds);
        ChildProcEvent start = new(child.Start, child, program.Path, program.Hash)
        {
            IsSuppressed = true,
            CommandLine = command,
            UserName = userName ?? string.Empty,
        };
        Events.Add(start);
        Events.Add(start with { Time = child.Start.AddSeconds(runsFor), IsStart = false });
        return this;
    }

    /// <summary>Had a child whose documents have aged out since: only its parent still names it.</summary>
    public StoryProcess HadStarted(double seconds, int pid, Software program)
    {
        ChildProcEvent child = new(At(seconds), ProcessGuid.Of(host.Id, pid, At(seconds)), program.Path, program.Hash);
        Events.Add(child);
        AgedOut.Add(child);
        return this;
    }

    public StoryProcess Ends(double seconds)
    {
        End = At(seconds);
        return this;
    }

    public StoryProcess Loads(double seconds, params ReadOnlySpan<Software> modules)
    {
        double at = seconds;
        foreach (Software module in modules)
            Events.Add(new ModLoadEvent(At(at += 0.004), module.Path, module.Hash));
        return this;
    }

    /// <summary>Creates and writes a file; its content, where it matters, is a program.</summary>
    public StoryProcess Writes(double seconds, string path, int fileType = 0, Software? content = null)
    {
        Events.Add(new FileModEvent(At(seconds), FileAction.Create, path));
        Events.Add(new FileModEvent(At(seconds + 0.02), FileAction.FirstWrite, path));
        Events.Add(new FileModEvent(At(seconds + 0.31), FileAction.LastWrite, path)
        {
            FileType = fileType,
            Hash = content?.Hash ?? FileHash.Of(path),
        });
        return this;
    }

    public StoryProcess Deletes(double seconds, string path)
    {
        Events.Add(new FileModEvent(At(seconds), FileAction.Delete, path));
        return this;
    }

    public StoryProcess Registers(double seconds, RegistryAction action, string path, bool tamper = false)
    {
        Events.Add(new RegModEvent(At(seconds), action, path) { IsTamper = tamper });
        return this;
    }

    public StoryProcess Connects(double seconds, string address, int port, string domain = "", int protocol = 6, string? ja3 = null)
    {
        IPAddress remote = IPAddress.Parse(address);
        bool v6 = remote.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;
        IPAddress local = v6 ? IPAddress.Parse($"2001:db8:20::{host.Id:x}") : host.Address;
        Events.Add(new NetConnEvent(At(seconds), new IPEndPoint(local, LocalPort()), new IPEndPoint(remote, port))
        {
            Protocol = protocol,
            Domain = domain,
            Ja3 = ja3,
            Ja3s = ja3 is null ? null : StableHash.Hex(StableHash.Of(ja3 + "server"), 32),
        });
        return this;
    }

    /// <summary>Takes a connection from another host.</summary>
    public StoryProcess Accepts(double seconds, IPAddress from, int port)
    {
        Events.Add(new NetConnEvent(At(seconds), new IPEndPoint(host.Address, port), new IPEndPoint(from, LocalPort()))
        {
            IsOutbound = false,
        });
        return this;
    }

    /// <summary>Opens another process, or starts a thread in it. The other one records it as the target.</summary>
    public StoryProcess Opens(double seconds, StoryProcess other, uint access, bool remoteThread = false)
    {
        DateTime time = At(seconds);
        CrossProcEvent item = new(time, other.Guid, other.Path!, other.Software?.Hash) { Access = access, IsRemoteThread = remoteThread };
        Events.Add(item);
        other.Events.Add(item with { Other = guid, Path = Path!, Hash = software?.Hash, IsTarget = true });
        return this;
    }

    private int LocalPort() => 49_152 + StableHash.Pick(StableHash.Mix(guid.Pid, (ulong)Events.Count), 16_000);

    /// <summary>
    /// Starts are known to a ten-millionth of a second, and never even. What makes them odd does not depend on the
    /// story's "now": at another time it is the same story.
    /// </summary>
    private ProcessGuid NewChild(double seconds)
    {
        int pid = host.NextPid();
        return ProcessGuid.Of(host.Id, pid, At(seconds).AddTicks(StableHash.Pick(StableHash.Mix((ulong)pid, (ulong)host.Id), 9_000)));
    }
}
