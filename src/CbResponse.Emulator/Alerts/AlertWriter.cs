using System.Globalization;
using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Writes an alert document (edr-api.md 3.6, A.4).</summary>
internal sealed class AlertWriter(ServerVersion version)
{
    private const double UsualConfidence = 0.5;

    public void Write(Utf8JsonWriter json, AlertDocument document, ServerData data)
    {
        json.WriteStartObject();
        WriteAlert(json, document.Alert);
        WriteSource(json, document, data);
        WriteHost(json, document.Host);
        if (document.Process is { } process)
            WriteProcess(json, process);
        else
            WriteFile(json, document);
        Text(json, "md5", document.Md5);

        // A number, but as text.
        if (document.Binary is { Hosts.Count: > 0 } binary)
            json.WriteString("total_hosts", binary.Hosts.Count.ToString(CultureInfo.InvariantCulture));
        json.WriteNumber("_version_", DocumentVersion.Of(document.Alert.Resolved ?? document.Alert.Created, document.Alert.Id.ToString()));
        json.WriteEndObject();
    }

    private static void WriteAlert(Utf8JsonWriter json, Alert alert)
    {
        json.WriteString("unique_id", alert.Id);
        json.WriteString("alert_type", alert.Type);
        json.WriteString("created_time", WireTime.Document(alert.Created));
        if (alert.Resolved is { } resolved)
            json.WriteString("resolved_time", WireTime.Document(resolved));
        json.WriteString("status", alert.Status);
        Text(json, "assigned_to", alert.AssignedTo);
        json.WriteNumber("alert_severity", alert.Severity);
        json.WriteNumber("report_score", alert.ReportScore);
    }

    private static void WriteSource(Utf8JsonWriter json, AlertDocument document, ServerData data)
    {
        Alert alert = document.Alert;
        json.WriteNumber("feed_rating", data.Feeds.FirstOrDefault(feed => feed.Id == alert.FeedId)?.ProviderRating ?? 3);
        json.WriteNumber("sensor_criticality", data.FindGroup(document.Host.GroupId)?.AlertCriticality ?? 3);
        json.WriteNumber("ioc_confidence", UsualConfidence);
        json.WriteNumber("feed_id", alert.FeedId);
        json.WriteString("feed_name", alert.FeedName);
        json.WriteString("watchlist_id", alert.WatchlistId);
        json.WriteString("watchlist_name", alert.WatchlistName);
        Text(json, "link", alert.Link);
        json.WriteString("ioc_type", alert.IocType);
        Text(json, "ioc_value", alert.IocValue);
        Text(json, "ioc_attr", alert.IocAttributes);
        if (data.Reports.FirstOrDefault(report => report.FeedId == alert.FeedId && report.Id == alert.WatchlistId) is { } source)
            json.WriteBoolean("report_ignored", source.IsIgnored);
    }

    /// <summary>Addresses are dotted here, unlike those of process documents.</summary>
    private void WriteHost(Utf8JsonWriter json, HostFacts host)
    {
        json.WriteString("hostname", host.NameIn(version));
        json.WriteString("group", host.GroupNameIn(version));
        json.WriteNumber("sensor_id", host.SensorId);
        json.WriteString("os_type", host.Os.InProcesses());
        Text(json, "comms_ip", host.CommsAddress?.ToString());
        Text(json, "interface_ip", host.InterfaceAddress?.ToString());
    }

    private void WriteProcess(Utf8JsonWriter json, ProcessDocument document)
    {
        ProcessFacts process = document.Process;
        Text(json, "username", process.UserName);
        Text(json, "process_name", process.Name);
        Text(json, "process_path", process.Path);
        if (version.HasSha256)
            Text(json, "sha256", process.Hash?.Sha256);
        json.WriteString("process_id", process.Guid.ToString());
        json.WriteString("process_unique_id", process.Guid.ToUniqueId(document.SegmentId, version.SegmentDigits));
        json.WriteNumber("segment_id", document.SegmentId);
        json.WriteNumber("modload_count", document.Counts.ModLoads);
        json.WriteNumber("filemod_count", document.Counts.FileMods);
        json.WriteNumber("regmod_count", document.Counts.RegMods);
        json.WriteNumber("netconn_count", document.Counts.NetConns);
        json.WriteNumber("childproc_count", document.Counts.ChildProcs);
        json.WriteNumber("crossproc_count", document.Counts.CrossProcs);
    }

    private void WriteFile(Utf8JsonWriter json, AlertDocument document)
    {
        if (document.Binary is not { } binary)
            return;
        WriteList(json, "observed_filename", binary.ObservedPaths);
        json.WriteNumber("observed_filename_total_count", binary.ObservedPaths.Count);
        WriteList(json, "other_hostnames",
            binary.Hosts.Where(host => host.SensorId != document.Host.SensorId).Select(host => host.NameIn(version)));
        json.WriteNumber("host_count", binary.Hosts.Count);
        json.WriteString("digsig_result", binary.Signature);
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}
