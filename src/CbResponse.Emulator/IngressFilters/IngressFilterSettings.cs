using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>The settings of an ingress filter with their defaults, which also say what kind of value each takes (edr-api.md 3.12).</summary>
internal static class IngressFilterSettings
{
    private static readonly Dictionary<string, JsonElement> Defaults = Read("""
        {
            "name": "", "description": "", "version": 1, "priority": 0, "internal": false, "enabled": true, "filter_on_sensor": false,
            "filter_on_server": true, "track_metrics": true, "os_mask": 7, "global": true, "group_ids": [], "sensor_ids": [],
            "path_filters": [], "cmdline_filters": [], "md5_filters": [], "descendant_filtering_level": 0, "filter_all_events": true,
            "regmod_filters": [], "modload_filters": [], "filemod_filters": [], "non_binary_filemod_filters": [], "netconn_filters": [],
            "crossproc_filters": []
        }
        """);

    /// <summary>All settings of a filter, in the server's order.</summary>
    public static IEnumerable<KeyValuePair<string, JsonElement>> Complete(IngressFilter filter)
        => Defaults.Select(setting => KeyValuePair.Create(setting.Key, filter.Settings.GetValueOrDefault(setting.Key, setting.Value)));

    /// <summary>The settings in a body. Members that are none are passed over: clients send records back as they came.</summary>
    /// <exception cref="RejectedRequestException">One is missing, or of another kind.</exception>
    public static Dictionary<string, JsonElement> Take(RequestObject body)
    {
        body.RequiredText("name");
        body.RequiredText("description");
        Dictionary<string, JsonElement> settings = [];
        foreach ((string name, JsonElement usual) in Defaults)
        {
            if (body.Find(name) is not { } value)
                continue;
            bool isNumbers = name is "group_ids" or "sensor_ids";
            if (KindOf(value) != KindOf(usual) || (value.ValueKind == JsonValueKind.Array
                && value.EnumerateArray().Any(item => item.ValueKind != (isNumbers ? JsonValueKind.Number : JsonValueKind.String))))
                throw RequestObject.Invalid(name);
            settings[name] = value.Clone();
        }

        return settings;
    }

    /// <summary>Settings of a story.</summary>
    public static Dictionary<string, JsonElement> Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.Clone());
    }

    private static JsonValueKind KindOf(JsonElement value) => value.ValueKind == JsonValueKind.False ? JsonValueKind.True : value.ValueKind;
}
