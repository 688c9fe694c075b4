using System.Net;
using System.Runtime.CompilerServices;

namespace CbResponse;

/// <summary>
/// One process document (edr-api.md 3.2). Since 6.0 a process has one document for each time its sensor reported, told apart by
/// <see cref="SegmentId"/>; counts are those of the document. All times are UTC, from the endpoint's clock unless said otherwise.
/// </summary>
/// <remarks>Numbers and times are stored without the room that "no value" takes: a search makes these objects by the hundred thousand.</remarks>
public sealed class Process : CbObject
{
    private const int Missing = int.MinValue;

    private string? _id;
    private long _start;
    private int _pid = Missing;
    private int _sensorId = Missing;
    private int _logonType = Missing;
    private int _parentPid = Missing;
    private int _modLoadCount = Missing;
    private int _fileModCount = Missing;
    private int _regModCount = Missing;
    private int _netConnCount = Missing;
    private int _childProcCount = Missing;
    private int _crossProcCount = Missing;
    private int _processBlockCount = Missing;
    private int _emetCount = Missing;
    private int _filelessScriptLoadCount = Missing;
    private int _forkChildrenCount = Missing;
    private int _execEventsCount = Missing;
    private long _lastUpdate;
    private long _lastServerUpdate;
    private long _minLastUpdate;
    private long _maxLastUpdate;
    private long _minLastServerUpdate;
    private long _maxLastServerUpdate;

    /// <summary>Makes a process without values.</summary>
    [MethodImpl(HotPath.Options)]
    public Process()
    {
    }

    /// <summary>Identifier of the process, the same in all its documents: a GUID since 5.0, a 64-bit number before.</summary>
    public string? Id
    {
        get => _id ?? ProcessId.Parse(UniqueId)?.Id;
        internal set => _id = value;
    }

    /// <summary>Number of the document within the process: counted from 1 before 6.0, then the time of arrival in milliseconds since 1970.</summary>
    public long SegmentId { get; internal set; }

    /// <summary>Identifier of the document: process and segment.</summary>
    public string? UniqueId { get; internal set; }

    /// <summary>When the process started. Where the document does not say, the time in the identifier.</summary>
    public DateTime? Start
    {
        get => Time(_start) ?? ProcessId.Parse(Id)?.Start;
        internal set => _start = Ticks(value);
    }

    /// <summary>When the newest event of the document happened.</summary>
    public DateTime? LastUpdate
    {
        get => Time(_lastUpdate);
        internal set => _lastUpdate = Ticks(value);
    }

    /// <summary>When the server stored the document, by the server's clock (6.0 and later).</summary>
    public DateTime? LastServerUpdate
    {
        get => Time(_lastServerUpdate);
        internal set => _lastServerUpdate = Ticks(value);
    }

    /// <summary>Whether the process has ended; null when the document does not say.</summary>
    public bool? Terminated { get; internal set; }

    /// <summary>Name of the host.</summary>
    public string? HostName { get; internal set; }

    /// <summary><c>workstation</c>, <c>server</c> or <c>domain_controller</c>.</summary>
    public string? HostType { get; internal set; }

    /// <summary><c>windows</c>, <c>linux</c> or <c>osx</c>.</summary>
    public string? OSType { get; internal set; }

    /// <summary>Number of the sensor that reported the process.</summary>
    public int? SensorId
    {
        get => Number(_sensorId);
        internal set => _sensorId = value ?? Missing;
    }

    /// <summary>Sensor group of the host, in lower case.</summary>
    public string? Group { get; internal set; }

    /// <summary>User of the process.</summary>
    public string? UserName { get; internal set; }

    /// <summary>SID or numeric id of the user.</summary>
    public string? UserId { get; internal set; }

    /// <summary>Windows logon type of the user (7.0 and later).</summary>
    public int? LogonType
    {
        get => Number(_logonType);
        internal set => _logonType = value ?? Missing;
    }

    /// <summary>File name of the program.</summary>
    public string? ProcessName { get; internal set; }

    /// <summary>Process number. Where the document does not say, the number in the identifier.</summary>
    public int? Pid
    {
        get => Number(_pid) ?? ProcessId.Parse(Id)?.Pid;
        internal set => _pid = value ?? Missing;
    }

    /// <summary>Path of the program.</summary>
    public string? Path { get; internal set; }

    /// <summary>Command line.</summary>
    public string? CommandLine { get; internal set; }

    /// <summary>MD5 of the program, lower case.</summary>
    public string? Md5 { get; internal set; }

    /// <summary>SHA-256 of the program, lower case (7.0 and later).</summary>
    public string? Sha256 { get; internal set; }

    /// <summary>File name of the parent process.</summary>
    public string? ParentName { get; internal set; }

    /// <summary>Process number of the parent.</summary>
    public int? ParentPid
    {
        get => Number(_parentPid);
        internal set => _parentPid = value ?? Missing;
    }

    /// <summary>Identifier of the parent process.</summary>
    public string? ParentId { get; internal set; }

    /// <summary>Identifier of the parent with a segment, which is 1 whatever segments the parent has.</summary>
    public string? ParentUniqueId { get; internal set; }

    /// <summary>MD5 of the parent; null where the server sends zeros for "unknown".</summary>
    public string? ParentMd5 { get; internal set; }

    /// <summary>Number of module events.</summary>
    public int? ModLoadCount
    {
        get => Number(_modLoadCount);
        internal set => _modLoadCount = value ?? Missing;
    }

    /// <summary>Number of file events.</summary>
    public int? FileModCount
    {
        get => Number(_fileModCount);
        internal set => _fileModCount = value ?? Missing;
    }

    /// <summary>Number of registry events.</summary>
    public int? RegModCount
    {
        get => Number(_regModCount);
        internal set => _regModCount = value ?? Missing;
    }

    /// <summary>Number of network connections.</summary>
    public int? NetConnCount
    {
        get => Number(_netConnCount);
        internal set => _netConnCount = value ?? Missing;
    }

    /// <summary>Number of child process events.</summary>
    public int? ChildProcCount
    {
        get => Number(_childProcCount);
        internal set => _childProcCount = value ?? Missing;
    }

    /// <summary>Number of cross-process events.</summary>
    public int? CrossProcCount
    {
        get => Number(_crossProcCount);
        internal set => _crossProcCount = value ?? Missing;
    }

    /// <summary>Number of block events.</summary>
    public int? ProcessBlockCount
    {
        get => Number(_processBlockCount);
        internal set => _processBlockCount = value ?? Missing;
    }

    /// <summary>Number of EMET events.</summary>
    public int? EmetCount
    {
        get => Number(_emetCount);
        internal set => _emetCount = value ?? Missing;
    }

    /// <summary>Number of scripts that ran without a file (7.2 and later).</summary>
    public int? FilelessScriptLoadCount
    {
        get => Number(_filelessScriptLoadCount);
        internal set => _filelessScriptLoadCount = value ?? Missing;
    }

    /// <summary>Number of forked children (Linux and macOS).</summary>
    public int? ForkChildrenCount
    {
        get => Number(_forkChildrenCount);
        internal set => _forkChildrenCount = value ?? Missing;
    }

    /// <summary>Number of exec events (Linux and macOS).</summary>
    public int? ExecEventsCount
    {
        get => Number(_execEventsCount);
        internal set => _execEventsCount = value ?? Missing;
    }

    /// <summary>EMET's settings for the process, as text.</summary>
    public string? EmetConfig { get; internal set; }

    /// <summary>Whether the sensor group leaves out events of well-known modules.</summary>
    public bool? FilteringKnownDlls { get; internal set; }

    /// <summary>Address of the host's own network interface.</summary>
    public IPAddress? InterfaceIP => AddressOf(InterfaceIPNumber, InterfaceIPText);

    /// <summary>Address from which the sensor reached the server.</summary>
    public IPAddress? CommsIP => AddressOf(CommsIPNumber, CommsIPText);

    /// <summary>Watchlists that tagged the document.</summary>
    public IReadOnlyList<WatchlistHit> Watchlists { get; internal set; } = [];

    /// <summary>Threat feeds that tagged the document.</summary>
    public IReadOnlyList<FeedHit> FeedHits { get; internal set; } = [];

    /// <summary>Oldest <see cref="LastUpdate"/> of the process's documents; only in summaries.</summary>
    public DateTime? MinLastUpdate
    {
        get => Time(_minLastUpdate);
        internal set => _minLastUpdate = Ticks(value);
    }

    /// <summary>Newest <see cref="LastUpdate"/> of the process's documents; only in summaries.</summary>
    public DateTime? MaxLastUpdate
    {
        get => Time(_maxLastUpdate);
        internal set => _maxLastUpdate = Ticks(value);
    }

    /// <summary>Oldest <see cref="LastServerUpdate"/> of the process's documents; only in summaries.</summary>
    public DateTime? MinLastServerUpdate
    {
        get => Time(_minLastServerUpdate);
        internal set => _minLastServerUpdate = Ticks(value);
    }

    /// <summary>Newest <see cref="LastServerUpdate"/> of the process's documents; only in summaries.</summary>
    public DateTime? MaxLastServerUpdate
    {
        get => Time(_maxLastServerUpdate);
        internal set => _maxLastServerUpdate = Ticks(value);
    }

    /// <summary>How a child came to be: <c>exec</c>, <c>fork</c> or <c>other exec</c>; only for children in summaries.</summary>
    public string? ChildType { get; internal set; }

    /// <summary>Whether the server keeps no document of the process; only for children in summaries.</summary>
    public bool? IsSuppressed { get; internal set; }

    /// <summary>What the server sent beyond the fields above.</summary>
    public AdditionalFields AdditionalFields { get; internal set; } = AdditionalFields.None;

    /// <summary>The signed number that the server sends for <see cref="InterfaceIP"/>; null when it sent text or nothing.</summary>
    public long? InterfaceIPNumber { get; internal set; }

    /// <summary>The signed number that the server sends for <see cref="CommsIP"/>; null when it sent text or nothing.</summary>
    public long? CommsIPNumber { get; internal set; }

    /// <summary>Whether the document came as the only one of its process, and so means the process as a whole.</summary>
    internal bool StandsForProcess { get; init; }

    /// <summary>The document in the web console of its server; null for a process made by hand.</summary>
    public Uri? ConsoleUri => Client is { } client && Id is { } id ? ConsoleLink.ToProcess(client.Options.Address, id, SegmentId) : null;

    internal string? InterfaceIPText { get; set; }

    internal string? CommsIPText { get; set; }

    /// <summary>Name, process number and host.</summary>
    public override string ToString() => $"{ProcessName ?? "?"} ({Pid?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"}) on {HostName ?? "?"}";

    private static int? Number(int stored) => stored == Missing ? null : stored;

    private static DateTime? Time(long ticks) => ticks == 0 ? null : new DateTime(ticks, DateTimeKind.Utc);

    [MethodImpl(HotPath.Options)]
    private static long Ticks(DateTime? time) => time?.Ticks ?? 0;

    /// <summary>Addresses are made when they are looked at: most rows of a large search never are.</summary>
    private static IPAddress? AddressOf(long? number, string? text)
    {
        if (number is { } bits)
            return WireAddress.FromNumber(bits);
        return text is null ? null : WireAddress.FromText(text);
    }
}
