using System.Text.Json;
using System.Text.Json.Nodes;

namespace CbResponse.Emulator;

/// <summary>
/// Makes a sensor group of a request's body. A group is sent as a whole: a setting that is missing gets its default, also where the group
/// had another value.
/// </summary>
internal sealed class GroupReader(ServerVersion version, JsonElement body)
{
    /// <summary>Reads the body of a request.</summary>
    /// <exception cref="RejectedRequestException">It is no object.</exception>
    public static GroupReader Of(ServerVersion version, byte[] body)
    {
        JsonElement json = ControlJson.Parse(body);
        return json.ValueKind == JsonValueKind.Object ? new GroupReader(version, json) : throw RejectedRequestException.Text(400, "An object is expected.");
    }

    /// <summary>The group.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="groups">Those that there are.</param>
    /// <param name="sites">Those that there are.</param>
    /// <param name="user">Who sends it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RejectedRequestException">The server would not take it.</exception>
    public SensorGroup Read(int id, IReadOnlyList<SensorGroup> groups, RecordList<Site> sites, User user, DateTime now)
    {
        string name = Text("name") is { Length: > 0 } text ? text : throw Missing("name");
        if (groups.Any(group => group.Id != id && group.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            throw RejectedRequestException.Text(400, $"A sensor group named {name} already exists");
        int site = Number("site_id") ?? throw Missing("site_id");
        if (sites.Find(site) is null)
            throw RejectedRequestException.Text(400, $"Site {site} does not exist");
        SensorGroup defaults = new() { Id = id, Name = name, SiteId = site };

        // Before 6.0 the server knew its own address.
        string? url = Text("sensorbackend_server");
        if (string.IsNullOrEmpty(url) && version.IsSixOrLater)
            throw Missing("sensorbackend_server");
        return defaults with
        {
            ServerUrl = string.IsNullOrEmpty(url) ? defaults.ServerUrl : url,
            FilterKnownDlls = Flag("filter_known_dlls") ?? defaults.FilterKnownDlls,
            BanningEnabled = Flag("banning_enabled") ?? defaults.BanningEnabled,
            VdiEnabled = Flag("vdi_enabled") ?? defaults.VdiEnabled,
            AlertCriticality = Number("alert_criticality") ?? defaults.AlertCriticality,
            WindowsSensorVersion = Text("sensor_version_windows") ?? defaults.WindowsSensorVersion,
            MacSensorVersion = Text("sensor_version_osx") ?? defaults.MacSensorVersion,
            LinuxSensorVersion = Text("sensor_version_linux") ?? defaults.LinuxSensorVersion,
            Others = ReadOthers(id, user, now),
        };
    }

    /// <summary>Rights by team, when the body names them.</summary>
    public IReadOnlyDictionary<int, string>? ReadAccess()
    {
        if (!body.TryGetProperty("team_access", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
            return null;
        Dictionary<int, string> categories = [];
        foreach (JsonElement item in list.EnumerateArray())
        {
            GroupReader entry = new(version, item);
            categories[entry.Number("team_id") ?? throw Missing("team_id")] = entry.Text("access_category") ?? throw Missing("access_category");
        }

        return categories;
    }

    private Dictionary<string, JsonElement> ReadOthers(int id, User user, DateTime now)
    {
        Dictionary<string, JsonElement> others = [];
        foreach (string name in GroupSettings.Of(version))
        {
            if (!body.TryGetProperty(name, out JsonElement value))
                continue;
            if (!GroupSettings.Fits(name, value))
                throw Invalid(name);
            others[name] = name == "isolation_exclusions" ? Complete(value, id, user, now) : value.Clone();
        }

        return others;
    }

    /// <summary>Numbers the entries, and notes who brought those that are new.</summary>
    private static JsonElement Complete(JsonElement list, int groupId, User user, DateTime now)
    {
        JsonArray entries = [];
        foreach (JsonElement item in list.EnumerateArray())
        {
            JsonObject entry = JsonObject.Create(item)!;
            if (entry["ip_address"] is null)
                throw Missing("ip_address");
            int number = entries.Count + 1;
            entry["id"] ??= (groupId * 100) + number;
            entry["group_id"] = groupId;
            entry["enabled"] ??= true;
            entry["uploader_id"] ??= user.Id;
            entry["uploader_username"] ??= user.UserName;
            entry["added_time"] ??= WireTime.Record(now);
            entry["changed_time"] ??= null;
            entries.Add(JsonNode.Parse(entry.ToJsonString()));
        }

        return JsonSerializer.SerializeToElement(entries);
    }

    private string? Text(string name) => !body.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null
        ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Invalid(name);

    private int? Number(string name) => !body.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null
        ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : throw Invalid(name);

    private bool? Flag(string name) => !body.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null
        ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Invalid(name);

    private static RejectedRequestException Missing(string name) => RejectedRequestException.Text(400, $"Missing required parameter {name}");

    private static RejectedRequestException Invalid(string name) => RejectedRequestException.Text(400, $"Invalid value for parameter {name}");
}
