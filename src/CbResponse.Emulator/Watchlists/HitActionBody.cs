using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Actions as the older routes read and write them (edr-api.md 3.5, 3.7): a number for the type, JSON in a text for the data.</summary>
internal static class HitActionBody
{
    /// <summary>Reads an action that is to be made.</summary>
    /// <exception cref="RejectedRequestException">A member is missing or no type is meant.</exception>
    public static HitAction Read(RecordBody body, int id, params string[] needed)
    {
        foreach (string name in (string[])["action_type", .. needed])
        {
            if (!body.Has(name))
                throw RejectedRequestException.Text(400, $"Missing required field: {name}");
        }

        return body.Number("action_type") is { } type and >= HitAction.EmailType and <= HitAction.AlertType
            ? new HitAction(id, type, body.Text("action_data"))
            : throw RejectedRequestException.Text(400, "Invalid action_type");
    }

    public static void Write(Utf8JsonWriter json, HitAction action, int? feedId, int watchlistId)
    {
        json.WriteStartObject();
        json.WriteNumber("id", action.Id);
        json.WriteNumber("action_type", action.Type);
        json.WriteString("action_data", action.Data);
        if (feedId is { } feed)
            json.WriteNumber("group_id", feed);
        json.WriteNumber("watchlist_id", watchlistId);
        json.WriteEndObject();
    }
}
