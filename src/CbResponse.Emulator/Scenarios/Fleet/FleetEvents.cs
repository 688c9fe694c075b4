using System.Net;

namespace CbResponse.Emulator;

/// <summary>The events of one document of a fleet, computed one by one from their numbers.</summary>
/// <param name="layout">When things happened.</param>
/// <param name="process">The process's number.</param>
/// <param name="segment">The document's place among those of the process.</param>
/// <param name="host">The process's host.</param>
/// <param name="software">Its program.</param>
internal sealed class FleetEvents(FleetLayout layout, int process, int segment, HostFacts host, Software software)
{
    private readonly int _first = layout.FirstEventOf(process, segment);
    private readonly int _end = layout.FirstEventOf(process, segment + 1);

    public IEnumerable<ModLoadEvent> ModLoads() => Each(FleetRhythm.ModLoads, ModLoad);

    public IEnumerable<FileModEvent> FileMods() => Each(FleetRhythm.FileMods, FileMod);

    public IEnumerable<RegModEvent> RegMods() => Each(FleetRhythm.RegMods, RegMod);

    public IEnumerable<NetConnEvent> NetConns() => Each(FleetRhythm.NetConns, NetConn);

    public IEnumerable<ChildProcEvent> Children() => Each(FleetRhythm.Children, Child);

    public IEnumerable<CrossProcEvent> CrossProcs() => Each(FleetRhythm.CrossProcs, CrossProc);

    public EventCounts Count() => new()
    {
        ModLoads = Count(FleetRhythm.ModLoads),
        FileMods = Count(FleetRhythm.FileMods),
        RegMods = Count(FleetRhythm.RegMods),
        NetConns = Count(FleetRhythm.NetConns),
        ChildProcs = Count(FleetRhythm.Children),
        CrossProcs = Count(FleetRhythm.CrossProcs),
    };

    public bool AnyText(EventField field, TextMatcher matcher) => field switch
    {
        EventField.ModulePath => AnyModule(matcher, FleetSoftware.ModulePaths, software.Path),
        EventField.ModuleMd5 => AnyModule(matcher, FleetSoftware.ModuleMd5s, software.Hash.Md5),
        EventField.ModuleSha256 => AnyModule(matcher, FleetSoftware.ModuleSha256s, software.Hash.Sha256),
        EventField.FilePath => Any(FleetRhythm.FileMods, matcher.Over(FileNames)),
        EventField.WrittenMd5 => AnyWritten(matcher.Over(FleetNames.Md5s)),
        EventField.WrittenSha256 => AnyWritten(matcher.Over(FleetNames.Sha256s)),
        EventField.RegistryPath => Any(FleetRhythm.RegMods, matcher.Over(FleetNames.Keys)),
        EventField.Domain => Any(FleetRhythm.NetConns, matcher.Over(FleetNames.Domains)),
        EventField.ChildName => Count(FleetRhythm.Children) > 0 && matcher.Matches(ChildProgram.Name),
        EventField.ChildMd5 => Count(FleetRhythm.Children) > 0 && matcher.Matches(ChildProgram.Hash.Md5),
        EventField.ChildSha256 => Count(FleetRhythm.Children) > 0 && matcher.Matches(ChildProgram.Hash.Sha256),
        EventField.CrossProcessName => Count(FleetRhythm.CrossProcs) > 0 && matcher.Matches(WindowsSoftware.Lsass.Name),
        EventField.CrossProcessMd5 => Count(FleetRhythm.CrossProcs) > 0 && matcher.Matches(WindowsSoftware.Lsass.Hash.Md5),
        EventField.CrossProcessType => Count(FleetRhythm.CrossProcs) > 0 && matcher.Matches("process_open"),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    public bool AnyPeer(AddressMatcher matcher) => Any(FleetRhythm.NetConns, matcher.Over(FleetNames.Addresses));

    public bool AnyPort(NumberBounds<long> bounds)
    {
        for (int number = FleetRhythm.NetConns.Next(_first); number < _end; number = FleetRhythm.NetConns.Next(number + 1))
        {
            ulong hash = Hash(number);
            if (bounds.Contains(IsOutbound(hash) ? RemotePort(hash) : LocalPort(number)))
                return true;
        }

        return false;
    }

    private Vocabulary<string> FileNames => host.Os == OsType.Windows ? FleetNames.Files : FleetNames.UnixFiles;

    private Software ChildProgram => host.Os == OsType.Windows ? WindowsSoftware.Conhost : UnixSoftware.Dash;

    private int Count(FleetRhythm rhythm) => rhythm.Count(_first, _end);

    private bool Any(FleetRhythm rhythm, Verdicts names)
    {
        for (int number = rhythm.Next(_first); names.Any && number < _end; number = rhythm.Next(number + 1))
        {
            if (names[FleetNames.Kind(Hash(number))])
                return true;
        }

        return false;
    }

    private bool AnyWritten(Verdicts hashes)
    {
        for (int number = FleetRhythm.FileMods.Next(_first); hashes.Any && number < _end; number = FleetRhythm.FileMods.Next(number + 1))
        {
            if (Action(number) == FileAction.LastWrite && hashes[FleetNames.Kind(Hash(number))])
                return true;
        }

        return false;
    }

    /// <summary>The first module of a process is its own program.</summary>
    private bool AnyModule(TextMatcher matcher, Vocabulary<string> modules, string own)
    {
        if (_first == 0 && _end > 0 && matcher.Matches(own))
            return true;
        Verdicts names = matcher.Over(modules);
        for (int number = FleetRhythm.ModLoads.Next(Math.Max(1, _first)); names.Any && number < _end;
            number = FleetRhythm.ModLoads.Next(number + 1))
        {
            if (names[StableHash.Pick(Hash(number), modules.Count)])
                return true;
        }

        return false;
    }

    private IEnumerable<TEvent> Each<TEvent>(FleetRhythm rhythm, Func<int, ulong, DateTime, TEvent> make)
    {
        DateTime from = From;
        DateTime to = layout.LastUpdate(process, segment);
        for (int number = rhythm.Next(_first); number < _end; number = rhythm.Next(number + 1))
        {
            DateTime time = from.AddTicks((long)((to - from).Ticks * ((number - _first + 1) / (double)(_end - _first))));
            yield return make(number, Hash(number), time);
        }
    }

    /// <summary>When the document's time begins.</summary>
    private DateTime From => segment == 0 ? layout.Start(process) : layout.LastUpdate(process, segment - 1);

    private ulong Hash(int number) => StableHash.Mix((ulong)process, (ulong)number + 100);

    private ModLoadEvent ModLoad(int number, ulong hash, DateTime time)
    {
        Software module = number == 0 ? software : FleetSoftware.Modules[StableHash.Pick(hash, FleetSoftware.Modules.Length)];
        return new ModLoadEvent(time, module.Path, module.Hash);
    }

    private FileModEvent FileMod(int number, ulong hash, DateTime time)
    {
        FileAction action = Action(number);
        return new FileModEvent(time, action, FileNames[FleetNames.Kind(hash)])
        {
            Hash = action == FileAction.LastWrite ? FleetNames.FileHash(hash) : null,
            FileType = action == FileAction.LastWrite && hash % 3 == 0 ? 48 : 0,
        };
    }

    private static FileAction Action(int number)
        => Pick(number, FileAction.Create, FileAction.FirstWrite, FileAction.LastWrite, FileAction.Delete);

    private static RegModEvent RegMod(int number, ulong hash, DateTime time) => new(
        time,
        Pick(number, RegistryAction.CreateKey, RegistryAction.WriteValue, RegistryAction.DeleteValue),
        FleetNames.Keys[FleetNames.Kind(hash)]);

    private NetConnEvent NetConn(int number, ulong hash, DateTime time)
    {
        int peer = FleetNames.Kind(hash);
        IPEndPoint local = new(host.InterfaceAddress!, LocalPort(number));
        return new NetConnEvent(time, local, new IPEndPoint(FleetNames.Addresses[peer], RemotePort(hash)))
        {
            Domain = FleetNames.Domains[peer],
            IsOutbound = IsOutbound(hash),
        };
    }

    private static bool IsOutbound(ulong hash) => hash % 11 != 0;

    private static int RemotePort(ulong hash) => hash % 4 == 0 ? 80 : 443;

    private static int LocalPort(int number) => 49_152 + (number % 16_000);

    /// <summary>A child that does too little for a document. Those that have one are the document's own business.</summary>
    private ChildProcEvent Child(int number, ulong hash, DateTime time)
        => new(time, Other(hash, time), ChildProgram.Path, ChildProgram.Hash)
        {
            IsSuppressed = true,
            CommandLine = $"{ChildProgram.Name} 0x{number:x}",
            UserName = "SYSTEM",
        };

    private CrossProcEvent CrossProc(int number, ulong hash, DateTime time)
        => new(time, Other(hash, From), WindowsSoftware.Lsass.Path, WindowsSoftware.Lsass.Hash)
        {
            Access = number % 2 == 0 ? 0x1FFFFFu : 0x1010u,
        };

    /// <summary>A process of the host that nobody will ask for.</summary>
    private ProcessGuid Other(ulong hash, DateTime start) => ProcessGuid.Of(host.SensorId, 4 * (1 + StableHash.Pick(hash, 16_000)), start);

    private static T Pick<T>(int number, params ReadOnlySpan<T> choices) => choices[number % choices.Length];
}
