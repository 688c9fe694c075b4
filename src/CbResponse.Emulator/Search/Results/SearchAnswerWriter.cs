using System.Globalization;
using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Writes the members that the answers to all searches share.</summary>
internal static class SearchAnswerWriter
{
    public static void WriteHead(Utf8JsonWriter json, SearchResult result, TimeSpan elapsed)
    {
        json.WriteTexts("terms", result.Terms);
        json.WriteNumber("start"u8, result.Start);
        json.WriteNumber("total_results"u8, result.Total);
        json.WriteNumber("elapsed"u8, elapsed.TotalSeconds);
    }

    public static void WriteHighlights(Utf8JsonWriter json, IReadOnlyList<SearchHighlight> highlights, string name = "highlights")
    {
        json.WriteStartArray(name);
        foreach (SearchHighlight highlight in highlights)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, highlight.Name);
            json.WriteTexts("ids", highlight.Ids);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteFacets(Utf8JsonWriter json, SearchResult result)
    {
        WriteFacets(json, result.Facets);
        json.WriteStartObject("filtered"u8);
        foreach (ExactFilter filter in result.Filtered)
            json.WriteTexts(filter.Field, filter.Values);
        json.WriteEndObject();
    }

    public static void WriteFacets(Utf8JsonWriter json, IReadOnlyList<Facet> facets)
    {
        json.WriteStartObject("facets"u8);
        foreach (Facet facet in facets)
        {
            json.WriteStartArray(facet.Field);
            foreach (FacetEntry entry in facet.Entries)
                WriteEntry(json, facet, entry);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, Facet facet, FacetEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("percent"u8, entry.Percent);
        json.WriteString("ratio"u8, entry.Ratio);
        if (facet.IsNumber)
            json.WriteNumber("name"u8, long.Parse(entry.Name, CultureInfo.InvariantCulture));
        else
            json.WriteString("name"u8, entry.Name);
        json.WriteNumber("value"u8, entry.Count);
        json.WriteEndObject();
    }
}
