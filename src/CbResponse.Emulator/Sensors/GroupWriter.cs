using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Writes a sensor group (edr-api.md 3.9).</summary>
internal static class GroupWriter
{
    private static readonly string[] Collected =
    [
        "collect_processes", "collect_moduleloads", "collect_moduleinfo", "collect_filemods", "collect_nonbinary_filewrites",
        "collect_filewritemd5s", "collect_regmods", "collect_netconns", "collect_cross_procs", "collect_usercontext",
        "collect_storefiles", "collect_emet_events",
    ];

    public static void Write(Utf8JsonWriter json, SensorGroup group, ServerData data)
    {
        json.WriteStartObject();
        json.WriteNumber("id", group.Id);
        json.WriteString("name", group.Name);
        json.WriteNumber("site_id", group.SiteId);
        json.WriteString("sensorbackend_server", group.ServerUrl);
        json.WriteString("sensor_exe_name", string.Empty);
        json.WriteString("address_resolution_hint", string.Empty);
        WriteTeams(json, group, data);
        WriteSettings(json, group, data);
        foreach (string kind in Collected)
            json.WriteBoolean(kind, true);
        if (data.Version.HasFilelessScripts)
            json.WriteBoolean("collect_amsi", true);
        WriteEmptyList(json, "isolation_exclusions");
        WriteEmptyList(json, "event_exclusions");
        json.WriteEndObject();
    }

    private static void WriteTeams(Utf8JsonWriter json, SensorGroup group, ServerData data)
    {
        json.WriteStartArray("team_access");
        foreach (Team team in data.Teams)
        {
            foreach (GroupAccess access in team.Access.Where(access => access.GroupId == group.Id))
            {
                json.WriteStartObject();
                json.WriteNumber("team_id", team.Id);
                json.WriteString("team_name", team.Name);
                json.WriteString("access_category", access.Category);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private static void WriteSettings(Utf8JsonWriter json, SensorGroup group, ServerData data)
    {
        json.WriteNumber("alert_criticality", group.AlertCriticality);
        json.WriteNumber("tamper_level", 0);
        json.WriteString("sensor_version_windows", group.WindowsSensorVersion);
        json.WriteString("sensor_version_osx", group.MacSensorVersion);
        json.WriteString("sensor_version_linux", group.LinuxSensorVersion);
        json.WriteString("datastore_server", string.Empty);
        json.WriteNumber("max_licenses", -1);
        json.WriteBoolean("banning_enabled", group.BanningEnabled);
        json.WriteBoolean("vdi_enabled", group.VdiEnabled);
        json.WriteNumber("number_of_hosts", data.Sensors.Count(sensor => sensor.GroupId == group.Id));
        json.WriteNumber("process_filter_level", 2);
        json.WriteBoolean("filter_known_dlls", group.FilterKnownDlls);
        json.WriteNumber("server_cert_id", 1);
        json.WriteNumber("quota_eventlog_bytes", 1_073_741_824);
        json.WriteNumber("quota_eventlog_percent", 1);
        json.WriteNumber("quota_storefile_bytes", 1_073_741_824);
        json.WriteNumber("quota_storefile_percent", 1);
    }

    private static void WriteEmptyList(Utf8JsonWriter json, string name)
    {
        json.WriteStartArray(name);
        json.WriteEndArray();
    }
}
