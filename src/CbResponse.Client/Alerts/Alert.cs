using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <summary>An alert: a watchlist or a report of a feed hit a process or a file (edr-api.md 3.6).</summary>
public sealed class Alert : CbObject
{
    /// <summary>Identifier of the alert.</summary>
    [JsonInclude, JsonPropertyName("unique_id")]
    public string? Id { get; internal set; }

    /// <summary>Kind of hit, such as <c>watchlist.hit.query.process</c>.</summary>
    [JsonInclude, JsonPropertyName("alert_type")]
    public string? Type { get; internal set; }

    /// <summary>When it was raised, UTC.</summary>
    [JsonInclude, JsonPropertyName("created_time")]
    public DateTime? CreatedTime { get; internal set; }

    /// <summary>When it was closed, UTC; null while it is open.</summary>
    [JsonInclude, JsonPropertyName("resolved_time")]
    public DateTime? ResolvedTime { get; internal set; }

    /// <summary>What the triage made of it; null for a status that is not known, see <see cref="StatusText"/>.</summary>
    [JsonIgnore]
    public AlertStatus? Status => AlertStatusText.Parse(StatusText);

    /// <summary>The status in the server's word.</summary>
    [JsonInclude, JsonPropertyName("status")]
    public string? StatusText { get; internal set; }

    /// <summary>Who has it; null for nobody.</summary>
    [JsonInclude, JsonPropertyName("assigned_to")]
    public string? AssignedTo { get; internal set; }

    /// <summary>How bad it is, 0 to 100: the report's score, the feed's rating and the host's criticality together.</summary>
    [JsonInclude, JsonPropertyName("alert_severity")]
    public double? Severity { get; internal set; }

    /// <summary>Score of the report, -100 to 100.</summary>
    [JsonInclude, JsonPropertyName("report_score")]
    public double? ReportScore { get; internal set; }

    /// <summary>Rating of the feed.</summary>
    [JsonInclude, JsonPropertyName("feed_rating")]
    public double? FeedRating { get; internal set; }

    /// <summary>Criticality of the host's group.</summary>
    [JsonInclude, JsonPropertyName("sensor_criticality")]
    public double? SensorCriticality { get; internal set; }

    /// <summary>Confidence in the indicator, 0 to 1.</summary>
    [JsonInclude, JsonPropertyName("ioc_confidence")]
    public double? IocConfidence { get; internal set; }

    /// <summary>Number of the feed; -1 for watchlists.</summary>
    [JsonInclude, JsonPropertyName("feed_id")]
    public int? FeedId { get; internal set; }

    /// <summary>Short name of the feed; <c>My Watchlists</c> for watchlists.</summary>
    [JsonInclude, JsonPropertyName("feed_name")]
    public string? FeedName { get; internal set; }

    /// <summary>Number of the watchlist, or identifier of the report. Always a text.</summary>
    [JsonInclude, JsonPropertyName("watchlist_id")]
    public string? WatchlistId { get; internal set; }

    /// <summary>Name of the watchlist, or title of the report.</summary>
    [JsonInclude, JsonPropertyName("watchlist_name")]
    public string? WatchlistName { get; internal set; }

    /// <summary>Whether hits of the report raise no more alerts; null where the server does not say.</summary>
    [JsonInclude, JsonPropertyName("report_ignored")]
    public bool? IsReportIgnored { get; internal set; }

    /// <summary>What hit: the watchlist, or feed and report.</summary>
    [JsonIgnore]
    public string? Source => IsOfFeed ? $"{FeedName}: {WatchlistName}" : WatchlistName;

    /// <summary>Where to read about the report.</summary>
    [JsonInclude, JsonPropertyName("link")]
    public string? Link { get; internal set; }

    /// <summary>What the report says.</summary>
    [JsonInclude, JsonPropertyName("description")]
    public string? Description { get; internal set; }

    /// <summary>Kind of the indicator, such as <c>query</c>, <c>md5</c> or <c>dns</c>.</summary>
    [JsonInclude, JsonPropertyName("ioc_type")]
    public string? IocType { get; internal set; }

    /// <summary>The indicator.</summary>
    [JsonInclude, JsonPropertyName("ioc_value")]
    public string? IocValue { get; internal set; }

    /// <summary>What exactly it hit; null when the server does not say. See <see cref="IocText"/> where it could not be understood.</summary>
    [JsonIgnore]
    public IocDetails? IocDetails => IocDetails.Parse(IocElement);

    /// <summary>The same as the server sent it.</summary>
    [JsonIgnore]
    public string? IocText => IocElement.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => IocElement.GetString(),
        _ => IocElement.GetRawText(),
    };

    /// <summary>Name of the host.</summary>
    [JsonInclude, JsonPropertyName("hostname")]
    public string? HostName { get; internal set; }

    /// <summary>Sensor group of the host.</summary>
    [JsonInclude, JsonPropertyName("group")]
    public string? Group { get; internal set; }

    /// <summary>Number of the sensor.</summary>
    [JsonInclude, JsonPropertyName("sensor_id")]
    public int? SensorId { get; internal set; }

    /// <summary>Operating system of the host: <c>windows</c>, <c>linux</c> or <c>osx</c>.</summary>
    [JsonInclude, JsonPropertyName("os_type")]
    public string? OSType { get; internal set; }

    /// <summary>User of the process.</summary>
    [JsonInclude, JsonPropertyName("username")]
    public string? UserName { get; internal set; }

    /// <summary>Address from which the server heard of the host.</summary>
    [JsonIgnore]
    public IPAddress? CommsIP => CommsText is null ? null : WireAddress.FromText(CommsText);

    /// <summary>Address of the host itself.</summary>
    [JsonIgnore]
    public IPAddress? InterfaceIP => InterfaceText is null ? null : WireAddress.FromText(InterfaceText);

    /// <summary>The process; null for an alert about a file.</summary>
    [JsonIgnore]
    public string? ProcessId => (CbResponse.ProcessId.Parse(ProcessIdText ?? string.Empty) ?? CbResponse.ProcessId.Parse(ProcessUniqueId ?? string.Empty))?.Id;

    /// <summary>The document of the process that was hit. Some servers cut the segment in it: <see cref="ProcessId"/> is the one to go by.</summary>
    [JsonInclude, JsonPropertyName("process_unique_id")]
    public string? ProcessUniqueId { get; internal set; }

    /// <summary>File name of the program.</summary>
    [JsonInclude, JsonPropertyName("process_name")]
    public string? ProcessName { get; internal set; }

    /// <summary>Path of the program.</summary>
    [JsonInclude, JsonPropertyName("process_path")]
    public string? ProcessPath { get; internal set; }

    /// <summary>File name of the program, or of the file that the alert is about.</summary>
    [JsonIgnore]
    public string? FileName => ProcessName ?? (ObservedFileNames.Count == 0 ? null : ObservedFileNames[0].Substring(ObservedFileNames[0].LastIndexOfAny(['\\', '/']) + 1));

    /// <summary>MD5 of the program, or of the file.</summary>
    [JsonInclude, JsonPropertyName("md5")]
    public string? Md5 { get; internal set; }

    /// <summary>SHA-256 of the program, from 7.0 on.</summary>
    [JsonInclude, JsonPropertyName("sha256")]
    public string? Sha256 { get; internal set; }

    /// <summary>Paths at which the file was seen, of an alert about a file.</summary>
    [JsonInclude, JsonPropertyName("observed_filename")]
    public IReadOnlyList<string> ObservedFileNames { get; internal set; } = [];

    /// <summary>Other hosts that have the file, of an alert about a file.</summary>
    [JsonInclude, JsonPropertyName("other_hostnames")]
    public IReadOnlyList<string> OtherHostNames { get; internal set; } = [];

    /// <summary>On how many hosts the program is.</summary>
    [JsonInclude, JsonPropertyName("total_hosts")]
    public int? TotalHosts { get; internal set; }

    /// <summary>Outcome of the signature check, of an alert about a file.</summary>
    [JsonInclude, JsonPropertyName("digsig_result")]
    public string? SignatureStatus { get; internal set; }

    /// <summary>What the server sent beyond the fields above.</summary>
    [JsonIgnore]
    public AdditionalFields AdditionalFields => Unknown is null ? AdditionalFields.None : new AdditionalFields(Unknown);

    /// <summary>Whether a report of a feed hit, and no watchlist.</summary>
    internal bool IsOfFeed => FeedId is > 0;

    [JsonInclude, JsonPropertyName("ioc_attr")]
    internal JsonElement IocElement { get; set; }

    [JsonInclude, JsonPropertyName("process_id")]
    internal string? ProcessIdText { get; set; }

    [JsonInclude, JsonPropertyName("comms_ip")]
    internal string? CommsText { get; set; }

    [JsonInclude, JsonPropertyName("interface_ip")]
    internal string? InterfaceText { get; set; }

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>What hit, and where.</summary>
    public override string ToString() => $"{Source} on {HostName}";
}
