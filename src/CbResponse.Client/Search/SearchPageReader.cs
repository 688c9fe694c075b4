using System.Text.Json;

namespace CbResponse;

/// <summary>Reads the members of a search answer beside its rows.</summary>
internal static class SearchPageReader
{
    /// <summary>Takes one member over. A member of another shape is an error that names it.</summary>
    public static void Take(SearchPage page, string name, JsonElement value, Dictionary<string, JsonElement> unknown)
    {
        switch (name)
        {
            case "total_results":
                page.TotalResults = Number(value) ?? 0;
                break;
            case "start":
                page.Start = Number(value) ?? 0;
                break;
            case "elapsed":
                page.Elapsed = Double(value);
                break;
            case "incomplete_results":
                page.IsIncomplete = Boolean(value) ?? false;
                break;
            case "comprehensive_search":
                page.IsComprehensive = Boolean(value);
                break;
            case "all_segments":
                page.AllSegments = Boolean(value);
                break;
            case "terms":
                page.Terms = [.. Items(value).Select(Text)];
                break;
            case "facets":
                page.Facets = Map(value, Facet);
                foreach (KeyValuePair<string, IReadOnlyList<FacetValue>> facet in page.Facets)
                {
                    foreach (FacetValue counted in facet.Value)
                        counted.Field = facet.Key;
                }

                break;
            case "tagged_pids":
                page.TaggedProcesses = Map(value, Tag);
                break;

            // 5.x calls them events, 6.x highlights; both mean the same (edr-api.md 3.2).
            case "events" or "highlights":
                if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
                    page.Highlights = [.. Items(value).Select(Highlight)];
                break;
            default:
                unknown[name] = value.Clone();
                break;
        }
    }

    private static FacetValue Facet(JsonElement value) => new()
    {
        Name = Text(Member(value, "name")),
        Count = Number(Member(value, "value")) ?? 0,
        Percent = Double(Member(value, "percent")),
        Ratio = Double(Member(value, "ratio")),
    };

    private static Highlight Highlight(JsonElement value) => new()
    {
        Marked = MarkedText.Parse(Text(Member(value, "name"))),
        Ids = [.. Items(Member(value, "ids")).Select(Text)],
    };

    private static InvestigationTag Tag(JsonElement value)
        => new(Number(Member(value, "id")) ?? 0, Text(Member(value, "name")));

    /// <summary>An object of lists. An empty list stands for an empty object: that is how some servers write one.</summary>
    private static Dictionary<string, IReadOnlyList<T>> Map<T>(JsonElement value, Func<JsonElement, T> read)
    {
        Dictionary<string, IReadOnlyList<T>> map = new(StringComparer.Ordinal);
        if (value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0))
            return map;
        if (value.ValueKind != JsonValueKind.Object)
            throw Wrong("an object", value);
        foreach (JsonProperty member in value.EnumerateObject())
            map[member.Name] = [.. Items(member.Value).Select(read)];
        return map;
    }

    private static JsonElement[] Items(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray()],
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ => throw Wrong("a list", value),
    };

    private static JsonElement Member(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw Wrong("an object", value);
        return value.TryGetProperty(name, out JsonElement member) ? member : default;
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Null or JsonValueKind.Undefined => string.Empty,
        _ => throw Wrong("a text", value),
    };

    private static long? Number(JsonElement value) => Read(value, static (ref reader) => WireNumber.ReadInt64(ref reader));

    private static double? Double(JsonElement value) => Read(value, static (ref reader) => WireNumber.ReadDouble(ref reader));

    private static bool? Boolean(JsonElement value) => Read(value, static (ref reader) => WireBoolean.Read(ref reader));

    /// <summary>Reads a small value by the same rules as everywhere else.</summary>
    private static T? Read<T>(JsonElement value, ScalarReader<T> read)
        where T : struct
    {
        if (value.ValueKind == JsonValueKind.Undefined)
            return null;
        Utf8JsonReader reader = new(System.Text.Encoding.UTF8.GetBytes(value.GetRawText()));
        reader.Read();
        return read(ref reader);
    }

    private static JsonException Wrong(string expected, JsonElement found)
        => new($"{WireFormat.Marker}should be {expected} but is of kind {found.ValueKind.ToString().ToLowerInvariant()}");

    private delegate T? ScalarReader<T>(ref Utf8JsonReader reader)
        where T : struct;
}
