using System.Net;

namespace CbResponse;

/// <summary>
/// One process document (edr-api.md 3.2). Since 6.0 a process has one document for each time its sensor reported, told apart by
/// <see cref="SegmentId"/>; counts are those of the document. All times are UTC, from the endpoint's clock unless said otherwise.
/// </summary>
public sealed class Process : CbObject
{
    private string? _id;
    private DateTime? _start;
    private int? _pid;

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
        get => _start ?? ProcessId.Parse(Id)?.Start;
        internal set => _start = value;
    }

    /// <summary>When the newest event of the document happened.</summary>
    public DateTime? LastUpdate { get; internal set; }

    /// <summary>When the server stored the document, by the server's clock (6.0 and later).</summary>
    public DateTime? LastServerUpdate { get; internal set; }

    /// <summary>Whether the process has ended; null when the document does not say.</summary>
    public bool? Terminated { get; internal set; }

    /// <summary>Name of the host.</summary>
    public string? HostName { get; internal set; }

    /// <summary><c>workstation</c>, <c>server</c> or <c>domain_controller</c>.</summary>
    public string? HostType { get; internal set; }

    /// <summary><c>windows</c>, <c>linux</c> or <c>osx</c>.</summary>
    public string? OSType { get; internal set; }

    /// <summary>Number of the sensor that reported the process.</summary>
    public int? SensorId { get; internal set; }

    /// <summary>Sensor group of the host, in lower case.</summary>
    public string? Group { get; internal set; }

    /// <summary>User of the process.</summary>
    public string? UserName { get; internal set; }

    /// <summary>SID or numeric id of the user.</summary>
    public string? UserId { get; internal set; }

    /// <summary>Windows logon type of the user (7.0 and later).</summary>
    public int? LogonType { get; internal set; }

    /// <summary>File name of the program.</summary>
    public string? ProcessName { get; internal set; }

    /// <summary>Process number. Where the document does not say, the number in the identifier.</summary>
    public int? Pid
    {
        get => _pid ?? ProcessId.Parse(Id)?.Pid;
        internal set => _pid = value;
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
    public int? ParentPid { get; internal set; }

    /// <summary>Identifier of the parent process.</summary>
    public string? ParentId { get; internal set; }

    /// <summary>Identifier of the parent with a segment, which is 1 whatever segments the parent has.</summary>
    public string? ParentUniqueId { get; internal set; }

    /// <summary>MD5 of the parent; null where the server sends zeros for "unknown".</summary>
    public string? ParentMd5 { get; internal set; }

    /// <summary>Number of module events.</summary>
    public int? ModLoadCount { get; internal set; }

    /// <summary>Number of file events.</summary>
    public int? FileModCount { get; internal set; }

    /// <summary>Number of registry events.</summary>
    public int? RegModCount { get; internal set; }

    /// <summary>Number of network connections.</summary>
    public int? NetConnCount { get; internal set; }

    /// <summary>Number of child process events.</summary>
    public int? ChildProcCount { get; internal set; }

    /// <summary>Number of cross-process events.</summary>
    public int? CrossProcCount { get; internal set; }

    /// <summary>Number of block events.</summary>
    public int? ProcessBlockCount { get; internal set; }

    /// <summary>Number of EMET events.</summary>
    public int? EmetCount { get; internal set; }

    /// <summary>Number of scripts that ran without a file (7.2 and later).</summary>
    public int? FilelessScriptLoadCount { get; internal set; }

    /// <summary>Number of forked children (Linux and macOS).</summary>
    public int? ForkChildrenCount { get; internal set; }

    /// <summary>Number of exec events (Linux and macOS).</summary>
    public int? ExecEventsCount { get; internal set; }

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
    public DateTime? MinLastUpdate { get; internal set; }

    /// <summary>Newest <see cref="LastUpdate"/> of the process's documents; only in summaries.</summary>
    public DateTime? MaxLastUpdate { get; internal set; }

    /// <summary>Oldest <see cref="LastServerUpdate"/> of the process's documents; only in summaries.</summary>
    public DateTime? MinLastServerUpdate { get; internal set; }

    /// <summary>Newest <see cref="LastServerUpdate"/> of the process's documents; only in summaries.</summary>
    public DateTime? MaxLastServerUpdate { get; internal set; }

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

    internal string? InterfaceIPText { get; set; }

    internal string? CommsIPText { get; set; }

    /// <summary>Name, process number and host.</summary>
    public override string ToString() => $"{ProcessName ?? "?"} ({Pid?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"}) on {HostName ?? "?"}";

    /// <summary>Addresses are made when they are looked at: most rows of a large search never are.</summary>
    private static IPAddress? AddressOf(long? number, string? text)
    {
        if (number is { } bits)
            return WireAddress.FromNumber(bits);
        return text is null ? null : WireAddress.FromText(text);
    }
}
