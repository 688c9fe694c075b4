using System.Globalization;
using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>
/// What a PUT asks of a sensor (edr-api.md 3.8). What it leaves out stays as it is, except the group: what real servers make of a
/// change without one is not known, so that it is refused here.
/// </summary>
internal sealed class SensorChange
{
    private static readonly string[] Changeable =
    [
        "network_isolation_enabled", "restart_queued", "uninstall", "liveresponse_init", "group_id", "notes", "event_log_flush_time",
    ];

    private readonly JsonElement _json;

    private SensorChange(JsonElement json, int groupId, DateTime? flushTime)
    {
        _json = json;
        GroupId = groupId;
        FlushTime = flushTime;
    }

    /// <summary>The group that the sensor is put into, whether the caller meant to move it or not.</summary>
    public int GroupId { get; }

    private DateTime? FlushTime { get; }

    public static SensorChange Read(JsonElement json, ServerVersion version)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw RejectedRequestException.Text(400, "An object is expected.");
        if (version.TakesFewSensorMembers)
            RefuseOthers(json, version);
        if (!json.TryGetProperty("group_id", out JsonElement group) || !TryRead(group, out int groupId))
            throw RejectedRequestException.Text(400, "group_id is required.");
        return new SensorChange(json, groupId, ReadFlushTime(json, version));
    }

    public Sensor Apply(Sensor sensor) => sensor with
    {
        GroupId = GroupId,
        IsolationRequested = Flag("network_isolation_enabled") ?? sensor.IsolationRequested,
        RestartQueued = Flag("restart_queued") ?? sensor.RestartQueued,
        UninstallRequested = Flag("uninstall") ?? sensor.UninstallRequested,
        Notes = _json.TryGetProperty("notes", out JsonElement notes) ? notes.ValueKind == JsonValueKind.Null ? null : notes.ToString() : sensor.Notes,
        FlushTime = _json.TryGetProperty("event_log_flush_time", out _) ? FlushTime : sensor.FlushTime,
    };

    private static void RefuseOthers(JsonElement json, ServerVersion version)
    {
        foreach (JsonProperty member in json.EnumerateObject())
        {
            bool isKnown = Changeable.Contains(member.Name) || (member.Name == "id" && !version.RefusesSensorNumber);
            if (!isKnown)
                throw RejectedRequestException.Text(400, $"Invalid field: {member.Name}");
        }
    }

    /// <summary>Since 6.0 the time is text as mail has it; any other is a failure that nobody handles.</summary>
    private static DateTime? ReadFlushTime(JsonElement json, ServerVersion version)
    {
        if (!json.TryGetProperty("event_log_flush_time", out JsonElement value) || value.ValueKind == JsonValueKind.Null)
            return null;
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTime.TryParseExact(value.ToString(), "r", CultureInfo.InvariantCulture, utc, out DateTime time)
            || (!version.IsSixOrLater && DateTime.TryParse(value.ToString(), CultureInfo.InvariantCulture, utc, out time)))
        {
            return time;
        }

        throw RejectedRequestException.Unhandled();
    }

    private static bool TryRead(JsonElement value, out int number)
    {
        number = 0;
        return value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetInt32(out number),
            JsonValueKind.String => int.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
    }

    private bool? Flag(string name) => _json.TryGetProperty(name, out JsonElement value)
        ? value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        }
        : null;
}
