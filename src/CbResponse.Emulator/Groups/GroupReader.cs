using System.Text.Json;
using System.Text.Json.Nodes;

namespace CbResponse.Emulator;

/// <summary>
/// Makes a sensor group of a request's body. A group is sent as a whole: a setting that is missing gets its default, also where the group
/// had another value.
/// </summary>
internal sealed class GroupReader(ServerVersion version, RequestObject body)
{
    /// <summary>The group.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="groups">Those that there are.</param>
    /// <param name="sites">Those that there are.</param>
    /// <param name="user">Who sends it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RejectedRequestException">The server would not take it.</exception>
    public SensorGroup Read(int id, IReadOnlyList<SensorGroup> groups, RecordStore<Site> sites, User user, DateTime now)
    {
        string name = body.RequiredText("name");
        if (groups.Any(group => group.Id != id && group.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            throw RejectedRequestException.Text(400, $"A sensor group named {name} already exists");
        int site = body.Number("site_id") ?? throw RequestObject.Missing("site_id");
        if (sites.Find(site) is null)
            throw RejectedRequestException.Text(400, $"Site {site} does not exist");
        SensorGroup defaults = new() { Id = id, Name = name, SiteId = site };

        // Before 6.0 the server knew its own address.
        string? url = body.Text("sensorbackend_server");
        if (string.IsNullOrEmpty(url) && version.IsSixOrLater)
            throw RequestObject.Missing("sensorbackend_server");
        return defaults with
        {
            ServerUrl = string.IsNullOrEmpty(url) ? defaults.ServerUrl : url,
            FilterKnownDlls = body.Flag("filter_known_dlls") ?? defaults.FilterKnownDlls,
            BanningEnabled = body.Flag("banning_enabled") ?? defaults.BanningEnabled,
            VdiEnabled = body.Flag("vdi_enabled") ?? defaults.VdiEnabled,
            AlertCriticality = body.Number("alert_criticality") ?? defaults.AlertCriticality,
            WindowsSensorVersion = body.Text("sensor_version_windows") ?? defaults.WindowsSensorVersion,
            MacSensorVersion = body.Text("sensor_version_osx") ?? defaults.MacSensorVersion,
            LinuxSensorVersion = body.Text("sensor_version_linux") ?? defaults.LinuxSensorVersion,
            Others = ReadOthers(id, user, now),
        };
    }

    /// <summary>Rights by team, when the body names them.</summary>
    public IReadOnlyDictionary<int, string>? ReadAccess()
    {
        if (body.Items("team_access") is not { } items)
            return null;
        Dictionary<int, string> categories = [];
        foreach (RequestObject item in items.Select(RequestObject.Of))
            categories[item.Number("team_id") ?? throw RequestObject.Missing("team_id")] = item.RequiredText("access_category");
        return categories;
    }

    private Dictionary<string, JsonElement> ReadOthers(int id, User user, DateTime now)
    {
        Dictionary<string, JsonElement> others = [];
        foreach (string name in GroupSettings.Of(version))
        {
            if (body.Find(name) is not { } value)
                continue;
            if (!GroupSettings.Fits(name, value))
                throw RequestObject.Invalid(name);
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
                throw RequestObject.Missing("ip_address");
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
}
