using System.Globalization;
using System.Text.Json;

namespace CbResponse;

/// <summary>Reads what the threat feeds of the vendor's cloud say of a process: one member for each feed.</summary>
internal static class ThreatIntelReader
{
    /// <exception cref="CbException">The answer has another shape, or tells an error.</exception>
    public static IReadOnlyList<ThreatIntelHit> Read(byte[] body, string route, CbClient client, string processId, long segment)
    {
        // Status 204: no feed has anything to say.
        if (JsonBody.IsBlank(body))
            return [];
        JsonElement root = JsonBody.ParseElement(body, route, client.Options.Token);
        if (root.ValueKind != JsonValueKind.Object)
            throw JsonBody.Wrong("the answer", "should be an object", route);
        List<ThreatIntelHit> hits = [];
        foreach (JsonProperty feed in root.EnumerateObject())
        {
            if (feed.Value.ValueKind != JsonValueKind.Object)
                throw JsonBody.Wrong(feed.Name, "should be an object", route);
            JsonElement info = Member(feed.Value, "feedinfo", JsonValueKind.Object);
            hits.Add(new ThreatIntelHit
            {
                ProcessId = processId,
                SegmentId = segment,
                Feed = feed.Name,
                FeedTitle = Text(info, "display_name"),
                FeedLink = Text(info, "link"),
                Message = Text(feed.Value, "message"),
                ErrorCode = feed.Value.TryGetProperty("error", out JsonElement code)
                    && int.TryParse(code.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null,
                Data = DataOf(feed.Value),
                Client = client,
            });
        }

        return hits;
    }

    /// <summary>An object by indicator; a list of them counts as one indicator without a name.</summary>
    private static AdditionalFields DataOf(JsonElement feed)
    {
        JsonElement data = Member(feed, "data", JsonValueKind.Object);
        if (data.ValueKind == JsonValueKind.Object)
            return new AdditionalFields(data.EnumerateObject().ToDictionary(member => member.Name, member => member.Value));
        JsonElement list = Member(feed, "data", JsonValueKind.Array);
        return list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0
            ? new AdditionalFields(new Dictionary<string, JsonElement> { ["data"] = list })
            : AdditionalFields.None;
    }

    private static JsonElement Member(JsonElement parent, string name, JsonValueKind kind)
        => parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement member) && member.ValueKind == kind ? member : default;

    private static string? Text(JsonElement parent, string name)
        => Member(parent, name, JsonValueKind.String) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } words ? words : null;
}
