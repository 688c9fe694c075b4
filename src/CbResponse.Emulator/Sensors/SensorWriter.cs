using System.Globalization;
using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Writes a sensor record (edr-api.md 3.8, A.5). Many of its numbers are strings, on real servers too.</summary>
internal static class SensorWriter
{
    public static void Write(Utf8JsonWriter json, Sensor sensor)
    {
        json.WriteStartObject();
        json.WriteNumber("id", sensor.Id);
        WriteComputer(json, sensor);
        WriteHealth(json, sensor);
        WriteTimes(json, sensor);
        WriteState(json, sensor);
        WriteEmet(json);
        json.WriteEndObject();
    }

    private static void WriteComputer(Utf8JsonWriter json, Sensor sensor)
    {
        json.WriteString("computer_name", sensor.ComputerName);
        json.WriteString("computer_dns_name", sensor.DnsName);
        json.WriteString("computer_sid", sensor.Sid ?? string.Empty);
        json.WriteNumber("group_id", sensor.GroupId);
        json.WriteNumber("os_type", (int)sensor.Os);
        json.WriteNumber("os_environment_id", (int)sensor.Os + (10 * (int)sensor.HostType));
        json.WriteString("os_environment_display_string", sensor.OsDescription);
        json.WriteNumber("build_id", Organization.BuildNumber(sensor.Build));
        json.WriteString("build_version_string", sensor.Build);
        json.WriteString("network_adapters", string.Concat(sensor.Adapters.Select(adapter => $"{adapter.Address},{adapter.Mac}|")));
        json.WriteString("physical_memory_size", Number(sensor.PhysicalMemory));
        json.WriteString("systemvolume_total_size", "107300000000");
        json.WriteString("systemvolume_free_size", "61300000000");
    }

    private static void WriteHealth(Utf8JsonWriter json, Sensor sensor)
    {
        json.WriteString("status", sensor.Status);
        json.WriteNumber("power_state", 0);
        json.WriteNumber("sensor_health_status", sensor.HealthScore);
        json.WriteString("sensor_health_message", sensor.HealthMessage);
        json.WriteString("boot_id", "5");
        json.WriteString("clock_delta", "0");
        json.WriteString("uptime", Number(90_000 + (sensor.Id * 1_000)));
        json.WriteString("sensor_uptime", Number(sensor.RestartedAt is { } restart
            ? (long)(sensor.LastCheckin - restart).TotalSeconds : 89_900 + (sensor.Id * 1_000)));
        json.WriteString("num_eventlog_bytes", Number(sensor.EventLogBytes));
        json.WriteString("num_storefiles_bytes", "0");
    }

    private static void WriteTimes(Utf8JsonWriter json, Sensor sensor)
    {
        json.WriteString("registration_time", WireTime.Record(sensor.RegisteredAt));
        json.WriteString("last_checkin_time", WireTime.Record(sensor.LastCheckin));
        json.WriteString("next_checkin_time", WireTime.Record(sensor.LastCheckin + sensor.CheckInInterval));
        json.WriteString("last_update", WireTime.Record(sensor.LastCheckin.AddSeconds(2)));

        // 1990 means "never".
        json.WriteString("license_expiration", "1990-01-01 00:00:00+00:00");
    }

    private static void WriteState(Utf8JsonWriter json, Sensor sensor)
    {
        json.WriteString("event_log_flush_time", sensor.FlushTime is { } flush ? WireTime.Record(flush) : null);
        json.WriteString("notes", sensor.Notes);
        if (sensor.Uninstalled is { } uninstalled)
            json.WriteBoolean("uninstalled", uninstalled);
        else
            json.WriteNull("uninstalled");
        json.WriteBoolean("uninstall", sensor.UninstallRequested);
        json.WriteBoolean("restart_queued", sensor.RestartQueued);
        json.WriteBoolean("network_isolation_enabled", sensor.IsolationRequested);
        json.WriteBoolean("is_isolating", sensor.IsIsolated);
        json.WriteBoolean("display", true);
        json.WriteBoolean("supports_cblr", true);
        json.WriteBoolean("supports_isolation", sensor.SupportsIsolation);
        json.WriteBoolean("supports_2nd_gen_modloads", false);
        json.WriteString("parity_host_id", "0");
        json.WriteNumber("node_id", 0);
        json.WriteNumber("shard_id", 0);
        json.WriteNumber("cookie", 100_200_300 + sensor.Id);
    }

    private static void WriteEmet(Utf8JsonWriter json)
    {
        json.WriteString("emet_version", string.Empty);
        json.WriteNumber("emet_process_count", 0);
        json.WriteBoolean("emet_is_gpo", false);
        json.WriteString("emet_report_setting", " (Locally configured)");
        json.WriteString("emet_exploit_action", " (Locally configured)");
        json.WriteString("emet_dump_flags", string.Empty);
        json.WriteString("emet_telemetry_path", string.Empty);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
