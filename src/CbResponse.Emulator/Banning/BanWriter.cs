using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Writes the record of a ban (edr-api.md 3.4, A.6).</summary>
internal static class BanWriter
{
    public static void Write(Utf8JsonWriter json, BannedHash ban)
    {
        json.WriteStartObject();
        json.WriteString("username", ban.Creation.User.UserName);
        json.WriteStartArray("audit");
        foreach (BanChange change in ban.Changes)
            Write(json, change);
        json.WriteEndArray();
        json.WriteString("text", ban.Text);
        json.WriteString("md5hash", ban.Md5);
        json.WriteNumber("block_count", ban.BlockCount);
        json.WriteNumber("user_id", ban.Creation.User.Id);
        json.WriteNumberOrNull("last_block_sensor_id", ban.LastHost?.SensorId);
        json.WriteBoolean("enabled", ban.IsEnabled);
        json.WriteString("last_block_time", ban.LastBlock is { } time ? WireTime.Record(time) : null);
        json.WriteString("timestamp", WireTime.Record(ban.Creation.Time));
        json.WriteString("last_block_hostname", ban.LastHost?.Name);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BanChange change)
    {
        json.WriteStartObject();
        json.WriteString("username", change.User.UserName);
        json.WriteString("timestamp", WireTime.Record(change.Time));
        json.WriteString("text", change.Text);
        json.WriteBoolean("enabled", change.IsEnabled);
        json.WriteNumber("user_id", change.User.Id);
        json.WriteEndObject();
    }
}
