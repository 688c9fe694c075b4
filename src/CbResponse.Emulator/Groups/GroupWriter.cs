using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Writes a sensor group (edr-api.md 3.9).</summary>
internal static class GroupWriter
{
    public static void Write(Utf8JsonWriter json, SensorGroup group, ServerData data)
    {
        json.WriteStartObject();
        json.WriteNumber("id", group.Id);
        json.WriteString("name", group.Name);
        json.WriteNumber("site_id", group.SiteId);
        json.WriteString("sensorbackend_server", group.ServerUrl);
        WriteTeams(json, group, data);
        WriteSettings(json, group, data);
        foreach (string name in GroupSettings.Of(data.Version))
        {
            json.WritePropertyName(name);
            GroupSettings.Value(group, name).WriteTo(json);
        }

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
        json.WriteString("sensor_version_windows", group.WindowsSensorVersion);
        json.WriteString("sensor_version_osx", group.MacSensorVersion);
        json.WriteString("sensor_version_linux", group.LinuxSensorVersion);
        json.WriteBoolean("banning_enabled", group.BanningEnabled);
        json.WriteBoolean("vdi_enabled", group.VdiEnabled);
        json.WriteNumber("number_of_hosts", data.Sensors.CountIn(group.Id));
        json.WriteBoolean("filter_known_dlls", group.FilterKnownDlls);
    }
}
