using System.Globalization;

namespace CbResponse.Emulator;

/// <summary>One process of a fleet at a time. Every fact is computed from its number when somebody asks.</summary>
internal sealed class FleetProcess(FleetLayout layout, FleetHosts hosts) : ProcessFacts
{
    /// <summary>Children of a process: more than a summary lists unless it is told to.</summary>
    public const int Children = 20;

    /// <summary>A watchlist has found one in so many processes, from this one on.</summary>
    public const int WatchlistRhythm = 1_000;
    public const int WatchlistPlace = 7;

    /// <summary>A feed has found one in so many processes, from this one on.</summary>
    public const int FeedRhythm = 5_000;
    public const int FeedPlace = 11;

    private int _number;
    private Software? _software;
    private string? _commandLine;

    /// <summary>What has been computed of a process serves all its documents.</summary>
    public int Number
    {
        get => _number;
        set
        {
            if (_number == value)
                return;
            _number = value;
            _software = null;
            _commandLine = null;
        }
    }

    public override ProcessGuid Guid => GuidOf(_number);

    public override HostFacts Host => hosts.Facts(HostIndex);

    public override string? Name => Software.Name;

    public override string? Path => Software.Path;

    public override string? CommandLine => _commandLine ??= FleetSoftware.CommandLine(Software, StableHash.Mix((ulong)_number, 5));

    public override string? UserName
        => IsSystem ? (Host.Os == OsType.Windows ? "SYSTEM" : "root") : hosts.User(HostIndex);

    public override string? Uid
    {
        get
        {
            if (Host.Os != OsType.Windows)
                return IsSystem ? "0" : "1000";
            return IsSystem
                ? "S-1-5-18"
                : string.Create(CultureInfo.InvariantCulture, $"S-1-5-21-2000478354-1708537768-1957994488-{1_001 + HostIndex}");
        }
    }

    public override FileHash? Hash => Software.Hash;

    /// <summary>The first process of a host names a parent that nobody saw: walks up end there.</summary>
    public override ProcessGuid? Parent => Ordinal == 0 ? ProcessGuid.UnknownParent(HostIndex + 1) : GuidOf(ParentNumber);

    public override string? ParentName => Ordinal == 0 ? null : SoftwareOf(ParentNumber).Name;

    public override FileHash? ParentHash => Ordinal == 0 ? null : SoftwareOf(ParentNumber).Hash;

    public override int? LogonType => Host.Os == OsType.Windows ? (IsSystem ? 5 : 2) : null;

    public override IReadOnlyList<WatchlistHit> WatchlistHits
        => _number % WatchlistRhythm == WatchlistPlace
            ? [new WatchlistHit(FleetScenario.WatchlistId, layout.LastUpdate(_number, 0).AddMinutes(10))]
            : [];

    public override IReadOnlyList<FeedHit> FeedHits
        => _number % FeedRhythm == FeedPlace
            ? [new FeedHit(
                FleetScenario.Feed.Name, 40 + (_number % 60), [FleetScenario.ReportId], FleetScenario.ReportLink, Guid.Start.Date)]
            : [];

    public Software Software => _software ??= SoftwareOf(_number);

    /// <summary>Processes of the host before this one.</summary>
    private int Ordinal => _number / hosts.Count;

    private int HostIndex => _number % hosts.Count;

    /// <summary>Whether the system runs it, and not the host's user.</summary>
    private bool IsSystem => Ordinal == 0 || StableHash.Pick(StableHash.Mix((ulong)_number, 4), 3) == 0;

    private int ParentNumber => ((Ordinal - 1) / Children * hosts.Count) + HostIndex;

    public ProcessGuid GuidOf(int number)
        => ProcessGuid.Of((number % hosts.Count) + 1, 4 * (1 + StableHash.Pick(StableHash.Mix((ulong)number, 3), 16_000)),
            layout.Start(number));

    /// <summary>How many children with documents the process has.</summary>
    public int ChildCount
    {
        get
        {
            long first = ((((long)Ordinal * Children) + 1) * hosts.Count) + HostIndex;
            return first >= layout.Size.Processes ? 0 : (int)Math.Min(Children, ((layout.Size.Processes - 1 - first) / hosts.Count) + 1);
        }
    }

    /// <summary>Numbers of the children of a process.</summary>
    public IEnumerable<int> ChildrenOf(int number)
    {
        long first = ((long)(number / hosts.Count) * Children) + 1;
        for (long ordinal = first; ordinal < first + Children; ordinal++)
        {
            long child = (ordinal * hosts.Count) + (number % hosts.Count);
            if (child >= layout.Size.Processes)
                yield break;
            yield return (int)child;
        }
    }

    public Software SoftwareOf(int number)
    {
        int ordinal = number / hosts.Count;
        OsType os = hosts.Facts(number % hosts.Count).Os;
        if (ordinal == 0)
            return FleetSoftware.Root(os);
        ulong hash = StableHash.Mix((ulong)number, 2);
        bool hasChildren = ((((long)ordinal * Children) + 1) * hosts.Count) + (number % hosts.Count) < layout.Size.Processes;
        return hasChildren ? FleetSoftware.Parent(os, hash) : FleetSoftware.Leaf(os, hash);
    }
}
