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
        json.WriteKnown("md5", document.Md5);

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
        json.WriteKnown("assigned_to", alert.AssignedTo);
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
        json.WriteKnown("link", alert.Link);
        json.WriteString("ioc_type", alert.IocType);
        json.WriteKnown("ioc_value", alert.IocValue);
        json.WriteKnown("ioc_attr", alert.IocAttributes);
        ThreatReport? source = data.Reports.FirstOrDefault(report => report.FeedId == alert.FeedId && report.Id == alert.WatchlistId);
        if (source is not null)
            json.WriteBoolean("report_ignored", source.IsIgnored);
        if ((source?.Description ?? Description(alert, data)) is { Length: > 0 } description)
            json.WriteString("description", description);
    }

    private static string? Description(Alert alert, ServerData data)
        => int.TryParse(alert.WatchlistId, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? data.Watchlists.Find(id)?.Description : null;

    /// <summary>Addresses are dotted here, unlike those of process documents.</summary>
    private void WriteHost(Utf8JsonWriter json, HostFacts host)
    {
        json.WriteString("hostname", host.NameIn(version));
        json.WriteString("group", host.GroupNameIn(version));
        json.WriteNumber("sensor_id", host.SensorId);
        json.WriteString("os_type", host.Os.InProcesses());
        json.WriteKnown("comms_ip", host.CommsAddress?.ToString());
        json.WriteKnown("interface_ip", host.InterfaceAddress?.ToString());
    }

    private void WriteProcess(Utf8JsonWriter json, ProcessDocument document)
    {
        ProcessFacts process = document.Process;
        json.WriteKnown("username", process.UserName);
        json.WriteKnown("process_name", process.Name);
        json.WriteKnown("process_path", process.Path);
        if (version.HasSha256)
            json.WriteKnown("sha256", process.Hash?.Sha256);
        json.WriteString("process_id", process.Guid.ToString());
        json.WriteString("process_unique_id", process.Guid.ToUniqueId(document.SegmentId, version.SegmentDigits));
        json.WriteNumber("segment_id", document.SegmentId);
        json.WriteNumber("modload_count", document.Counts.ModLoads);
        json.WriteNumber("filemod_count", document.Counts.FileMods);
        json.WriteNumber("regmod_count", document.Counts.RegMods);
        json.WriteNumber("netconn_count", document.Counts.NetConns);
        json.WriteNumber("childproc_count", document.Counts.ChildProcs);
        json.WriteNumber("crossproc_count", document.Counts.CrossProcs);
        if (version.HasFilelessScripts)
            json.WriteNumber("fileless_scriptload_count", document.Counts.ScriptLoads);
    }

    private void WriteFile(Utf8JsonWriter json, AlertDocument document)
    {
        if (document.Binary is not { } binary)
            return;
        json.WriteTexts("observed_filename", binary.ObservedPaths);
        json.WriteNumber("observed_filename_total_count", binary.ObservedPaths.Count);
        json.WriteTexts(
            "other_hostnames", binary.Hosts.Where(host => host.SensorId != document.Host.SensorId).Select(host => host.NameIn(version)));
        json.WriteNumber("host_count", binary.Hosts.Count);
        json.WriteString("digsig_result", binary.Signature);
    }
}
