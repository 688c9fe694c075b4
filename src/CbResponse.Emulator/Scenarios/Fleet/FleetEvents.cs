using System.Net;

namespace CbResponse.Emulator;

/// <summary>
/// The events of one document of a fleet, computed one by one. Of twenty events in a row eight are module loads, five
/// file changes, three registry changes, two connections, one a child and one an access to another process.
/// </summary>
/// <param name="process">The process's number.</param>
/// <param name="host">Its host.</param>
/// <param name="software">Its program.</param>
/// <param name="first">Number of the first event of the document within the process.</param>
/// <param name="end">Number behind the last one.</param>
/// <param name="from">When the document's time begins.</param>
/// <param name="to">Time of the last event.</param>
internal readonly struct FleetEvents(int process, HostFacts host, Software software, int first, int end, DateTime from, DateTime to)
{
    private const int Rhythm = 20;

    public IEnumerable<ModLoadEvent> ModLoads() => Each(0, 8, ModLoad);

    public IEnumerable<FileModEvent> FileMods() => Each(8, 13, FileMod);

    public IEnumerable<RegModEvent> RegMods() => Each(13, 16, RegMod);

    public IEnumerable<NetConnEvent> NetConns() => Each(16, 18, NetConn);

    public IEnumerable<ChildProcEvent> Children() => Each(18, 19, Child);

    public IEnumerable<CrossProcEvent> CrossProcs() => Each(19, 20, CrossProc);

    public EventCounts Count() => new()
    {
        ModLoads = Count(0, 8),
        FileMods = Count(8, 13),
        RegMods = Count(13, 16),
        NetConns = Count(16, 18),
        ChildProcs = Count(18, 19),
        CrossProcs = Count(19, 20),
    };

    private int Count(int low, int high) => Before(end, low, high) - Before(first, low, high);

    private static int Before(int number, int low, int high)
        => (number / Rhythm * (high - low)) + Math.Clamp((number % Rhythm) - low, 0, high - low);

    private IEnumerable<TEvent> Each<TEvent>(int low, int high, Func<int, ulong, DateTime, TEvent> make)
    {
        for (int block = first - (first % Rhythm); block < end; block += Rhythm)
        {
            for (int number = Math.Max(first, block + low); number < Math.Min(end, block + high); number++)
                yield return make(number, StableHash.Mix((ulong)process, (ulong)number + 100), Time(number));
        }
    }

    private DateTime Time(int number)
        => from.AddTicks((long)((to - from).Ticks * ((number - first + 1) / (double)(end - first))));

    /// <summary>The first module of a process is its own program.</summary>
    private ModLoadEvent ModLoad(int number, ulong hash, DateTime time)
    {
        Software module = number == 0 ? software : FleetSoftware.Modules[StableHash.Pick(hash, FleetSoftware.Modules.Length)];
        return new ModLoadEvent(time, module.Path, module.Hash);
    }

    private FileModEvent FileMod(int number, ulong hash, DateTime time)
    {
        FileAction action = Pick(number, FileAction.Create, FileAction.FirstWrite, FileAction.LastWrite, FileAction.Delete);
        string name = FleetNames.File(hash);
        return new FileModEvent(time, action, host.Os == OsType.Windows ? name : "/var/tmp/" + PathName.FileName(name))
        {
            Hash = action == FileAction.LastWrite ? FleetNames.FileHash(hash) : null,
            FileType = action == FileAction.LastWrite && hash % 3 == 0 ? 48 : 0,
        };
    }

    private static RegModEvent RegMod(int number, ulong hash, DateTime time)
        => new(time, Pick(number, RegistryAction.CreateKey, RegistryAction.WriteValue, RegistryAction.DeleteValue), FleetNames.Key(hash));

    private NetConnEvent NetConn(int number, ulong hash, DateTime time)
    {
        (string domain, IPAddress address) = FleetNames.Peer(hash);
        IPEndPoint local = new(host.InterfaceAddress!, 49_152 + (number % 16_000));
        return new NetConnEvent(time, local, new IPEndPoint(address, hash % 4 == 0 ? 80 : 443))
        {
            Domain = domain,
            IsOutbound = hash % 11 != 0,
        };
    }

    /// <summary>Children in events do too little for a document; those with documents are told by the summary.</summary>
    private ChildProcEvent Child(int number, ulong hash, DateTime time)
    {
        Software program = host.Os == OsType.Windows ? WindowsSoftware.Conhost : UnixSoftware.Dash;
        return new ChildProcEvent(time, Other(hash, time), program.Path, program.Hash)
        {
            IsSuppressed = true,
            CommandLine = $"{program.Name} 0x{number:x}",
            UserName = "SYSTEM",
        };
    }

    private CrossProcEvent CrossProc(int number, ulong hash, DateTime time)
        => new(time, Other(hash, from), WindowsSoftware.Lsass.Path, WindowsSoftware.Lsass.Hash)
        {
            Access = number % 2 == 0 ? 0x1FFFFFu : 0x1010u,
        };

    /// <summary>A process of the host that nobody will ask for.</summary>
    private ProcessGuid Other(ulong hash, DateTime start) => ProcessGuid.Of(host.SensorId, 4 * (1 + StableHash.Pick(hash, 16_000)), start);

    private static T Pick<T>(int number, params ReadOnlySpan<T> choices) => choices[number % choices.Length];
}
