using System.Text.Json;

namespace CbResponse;

/// <summary>Reads previews: takes events and marks out of the document, and reads what is left as any process document.</summary>
internal static class ProcessPreviewReader
{
    private const string ListSuffix = "_complete";

    /// <exception cref="CbException">The answer is no preview, or tells an error.</exception>
    public static ProcessPreview Read(byte[] body, string route, CbClient client, string query)
    {
        JsonElement root = JsonBody.ParseElement(body, route, client.Options.Token);
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("process", out JsonElement inner) && inner.ValueKind == JsonValueKind.Object)
            root = inner;
        if (root.ValueKind != JsonValueKind.Object)
            throw JsonBody.Wrong("the answer", "should be an object", route);
        Dictionary<string, MarkedText> fields = new(StringComparer.Ordinal);
        List<PreviewEvent> events = [];
        using JsonDocument document = JsonDocument.Parse(Separate(root, fields, events));
        return new ProcessPreview
        {
            Process = ProcessSummaryReader.ReadKnown(new ProcessRowReader(client), document.RootElement, null, route, client.Options.Token),
            Query = query,
            Fields = fields,
            Events = events,
            Client = client,
        };
    }

    /// <summary>The document without events and marks.</summary>
    private static byte[] Separate(JsonElement root, Dictionary<string, MarkedText> fields, List<PreviewEvent> events)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, JsonCopy.Plain))
        {
            writer.WriteStartObject();
            foreach (JsonProperty member in root.EnumerateObject())
            {
                if (member.Name.EndsWith(ListSuffix, StringComparison.Ordinal) && member.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Null)
                    TakeEvents(member, events);
                else
                    WriteField(writer, member, fields);
            }

            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void TakeEvents(JsonProperty list, List<PreviewEvent> events)
    {
        if (list.Value.ValueKind == JsonValueKind.Null)
            return;
        string kind = list.Name.Substring(0, list.Name.Length - ListSuffix.Length);
        foreach (JsonElement item in list.Value.EnumerateArray())
            events.Add(new PreviewEvent(kind, MarkedText.Parse(item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText())));
    }

    private static void WriteField(Utf8JsonWriter writer, JsonProperty member, Dictionary<string, MarkedText> fields)
    {
        writer.WritePropertyName(member.Name);
        if (member.Value.ValueKind != JsonValueKind.String)
        {
            // Marks cannot break the form of JSON: they are letters, and stand within texts.
            writer.WriteRawValue(MarkedText.Parse(member.Value.GetRawText()).Text);
            return;
        }

        MarkedText text = MarkedText.Parse(member.Value.GetString()!);
        if (text.Matches.Count > 0)
            fields[member.Name] = text;
        writer.WriteStringValue(text.Text);
    }
}
