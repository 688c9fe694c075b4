using System.Globalization;
using System.Text.Json.Serialization;

namespace CbResponse;

/// <content>What follows from the fields, and those that few people look at.</content>
public sealed partial class Sensor
{
    private const string Online = "Online";
    private const long MostSeconds = long.MaxValue / TimeSpan.TicksPerSecond;

    /// <summary><c>windows</c>, <c>linux</c> or <c>osx</c>, as in processes; the server's number for a system that is none of these.</summary>
    [JsonIgnore]
    public string? OSType => OSTypeNumber switch
    {
        1 => "windows",
        2 => "osx",
        3 => "linux",
        _ => OSTypeNumber?.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Version of the sensor as numbers, which can be compared; null when the server's text is none.</summary>
    [JsonIgnore]
    public Version? SensorVersion => Version.TryParse(BuildVersion, out Version? version) ? version : null;

    /// <summary>Isolation from the network: what was asked for, and what the sensor has done.</summary>
    [JsonIgnore]
    public IsolationState IsolationState => (IsIsolationRequested, IsIsolating) switch
    {
        (true, true) => IsolationState.Isolated,
        (true, _) => IsolationState.IsolationPending,
        (_, true) => IsolationState.ReleasePending,
        _ => IsolationState.NotIsolated,
    };

    /// <summary>Whether the server hears of the sensor.</summary>
    [JsonIgnore]
    public bool IsOnline => Status == Online;

    /// <summary>The status in one line: online or not, and how it stands with the host's isolation.</summary>
    [JsonIgnore]
    public string State => IsolationState switch
    {
        IsolationState.IsolationPending => $"{Status}, isolating",
        IsolationState.Isolated => $"{Status}, isolated",
        IsolationState.ReleasePending => $"{Status}, releasing",
        _ => Status ?? string.Empty,
    };

    /// <summary>The sensor's own judgement of its health.</summary>
    [JsonIgnore]
    public SensorHealth Health => HealthScore switch
    {
        null => SensorHealth.Unknown,
        >= 100 => SensorHealth.Healthy,
        _ => SensorHealth.Unhealthy,
    };

    /// <summary>Events and files that wait on the host to be sent, in bytes, as of the last check-in.</summary>
    [JsonIgnore]
    public long? BacklogBytes => QueuedEventLogBytes is null && QueuedStoreFileBytes is null
        ? null
        : (QueuedEventLogBytes ?? 0) + (QueuedStoreFileBytes ?? 0);

    /// <summary>By how much the host's clock differs from the server's.</summary>
    [JsonIgnore]
    public TimeSpan? ClockDifference => ClockDeltaSeconds is > -MostSeconds and < MostSeconds and long seconds ? TimeSpan.FromTicks(seconds * TimeSpan.TicksPerSecond) : null;

    /// <summary>How long the host has been running.</summary>
    [JsonIgnore]
    public TimeSpan? Uptime => Seconds(UptimeSeconds);

    /// <summary>How long the sensor has been running.</summary>
    [JsonIgnore]
    public TimeSpan? SensorUptime => Seconds(SensorUptimeSeconds);

    /// <summary>Version of EMET.</summary>
    [JsonInclude, JsonPropertyName("emet_version")]
    public string? EmetVersion { get; internal set; }

    /// <summary>Processes that EMET guards.</summary>
    [JsonInclude, JsonPropertyName("emet_process_count")]
    public int? EmetProcessCount { get; internal set; }

    /// <summary>Whether a group policy sets EMET up.</summary>
    [JsonInclude, JsonPropertyName("emet_is_gpo")]
    public bool? EmetIsGroupPolicy { get; internal set; }

    /// <summary>What EMET reports.</summary>
    [JsonInclude, JsonPropertyName("emet_report_setting")]
    public string? EmetReportSetting { get; internal set; }

    /// <summary>What EMET does about an exploit.</summary>
    [JsonInclude, JsonPropertyName("emet_exploit_action")]
    public string? EmetExploitAction { get; internal set; }

    /// <summary>What EMET dumps.</summary>
    [JsonInclude, JsonPropertyName("emet_dump_flags")]
    public string? EmetDumpFlags { get; internal set; }

    /// <summary>Where EMET writes its telemetry.</summary>
    [JsonInclude, JsonPropertyName("emet_telemetry_path")]
    public string? EmetTelemetryPath { get; internal set; }

    private static TimeSpan? Seconds(long? seconds)
        => seconds is >= 0 and < MostSeconds ? TimeSpan.FromTicks(seconds.Value * TimeSpan.TicksPerSecond) : null;
}
