using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Settings of sensor groups that nothing else here depends on, with what they are when nobody has set them (edr-api.md 3.9).</summary>
internal static class GroupSettings
{
    private const string Text = "\"\"";
    private const string Gigabyte = "1073741824";

    private static readonly (string Name, string Default, string? Since)[] Table =
    [
        ("sensor_exe_name", Text, null), ("address_resolution_hint", Text, null), ("tamper_level", "0", null), ("datastore_server", Text, null),
        ("max_licenses", "-1", null), ("process_filter_level", "2", null), ("server_cert_id", "1", null),
        ("quota_eventlog_bytes", Gigabyte, null), ("quota_eventlog_percent", "1", null),
        ("quota_storefile_bytes", Gigabyte, null), ("quota_storefile_percent", "1", null),
        ("collect_processes", "true", null), ("collect_moduleloads", "true", null), ("collect_moduleinfo", "true", null),
        ("collect_filemods", "true", null), ("collect_nonbinary_filewrites", "true", null), ("collect_filewritemd5s", "true", null),
        ("collect_regmods", "true", null), ("collect_netconns", "true", null), ("collect_cross_procs", "true", null),
        ("collect_usercontext", "true", null), ("collect_storefiles", "true", null), ("collect_emet_events", "true", null),
        ("collect_amsi", "true", "7.2"), ("isolation_exclusions", "[]", null), ("event_exclusions", "[]", null),

        // No client knows it: whoever sends a group back has to send this along.
        ("extended_settings", """{"profile": "standard", "weight": 1.50}""", "7.2"),
    ];

    private static readonly Dictionary<string, JsonElement> Defaults = Table.ToDictionary(setting => setting.Name, setting => Parse(setting.Default));

    /// <summary>The settings that a version has.</summary>
    public static IEnumerable<string> Of(ServerVersion version) => Table.Where(setting => version.Knows(setting.Since)).Select(setting => setting.Name);

    public static JsonElement Value(SensorGroup group, string name) => group.Others.TryGetValue(name, out JsonElement value) ? value : Defaults[name];

    /// <summary>Whether a value is one for the setting.</summary>
    public static bool Fits(string name, JsonElement value) => Defaults[name].ValueKind switch
    {
        JsonValueKind.True => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        JsonValueKind.String => value.ValueKind is JsonValueKind.String && (name != "address_resolution_hint" || value.GetString() is "ipv4" or "ipv6" or ""),
        JsonValueKind.Array => value.ValueKind is JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object),
        JsonValueKind kind => value.ValueKind == kind,
    };

    private static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
