using System.Text.Json;

namespace CbResponse;

/// <summary>Bodies of requests that make records or change them.</summary>
internal static class RecordBody
{
    /// <summary>An object with the given members.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using MemoryStream body = new();
        using (Utf8JsonWriter json = new(body, JsonCopy.Plain))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return body.ToArray();
    }

    /// <summary>An object with the given members, of text, truth, whole numbers or null.</summary>
    public static byte[] Write(IReadOnlyDictionary<string, object?> members) => Write(json => Write(json, members));

    /// <summary>A record with other values for some of its members. Everything else goes back as it came, also what this version does not know.</summary>
    public static byte[] Change(JsonElement record, IReadOnlyDictionary<string, object?> changes) => Write(json =>
    {
        foreach (JsonProperty member in record.EnumerateObject())
        {
            if (!changes.ContainsKey(member.Name))
                member.WriteTo(json);
        }

        Write(json, changes);
    });

    private static void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, object?> members)
    {
        foreach (KeyValuePair<string, object?> member in members)
        {
            switch (member.Value)
            {
                case null:
                    json.WriteNull(member.Key);
                    break;
                case bool truth:
                    json.WriteBoolean(member.Key, truth);
                    break;
                case int number:
                    json.WriteNumber(member.Key, number);
                    break;
                default:
                    json.WriteString(member.Key, (string)member.Value);
                    break;
            }
        }
    }
}
