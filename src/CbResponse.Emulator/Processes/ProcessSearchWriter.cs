using System.Globalization;
using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Writes the answer to a process search (edr-api.md 3.2, A.1).</summary>
internal sealed class ProcessSearchWriter(ServerVersion version)
{
    private readonly ProcessDocumentWriter _documents = new(version);

    public async Task WriteAsync(JsonAnswer answer, ProcessSearchResult result, ProcessIndex index, TimeSpan elapsed)
    {
        Utf8JsonWriter json = answer.Writer;
        json.WriteStartObject();
        WriteHead(json, result, elapsed);
        WriteHighlights(json, result.Highlights);
        WriteFacets(json, result.Facets);
        WriteFiltered(json, result.Filtered);
        WriteTagged(json, result, index);
        json.WriteStartArray("results"u8);
        DocumentReader reader = index.OpenReader();
        foreach (int number in result.Page)
        {
            json.WriteStartObject();
            _documents.WriteMembers(json, reader.Read(number));
            json.WriteEndObject();
            await answer.SendSomeAsync();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteHead(Utf8JsonWriter json, ProcessSearchResult result, TimeSpan elapsed)
    {
        json.WriteStartArray("terms"u8);
        foreach (string term in result.Terms)
            json.WriteStringValue(term);
        json.WriteEndArray();
        json.WriteNumber("start"u8, result.Start);
        json.WriteNumber("total_results"u8, result.Total);
        json.WriteNumber("elapsed"u8, elapsed.TotalSeconds);
        if (!version.IsSixOrLater)
            return;
        json.WriteBoolean("comprehensive_search"u8, result.IsComprehensive);
        json.WriteBoolean("all_segments"u8, true);
        json.WriteBoolean("incomplete_results"u8, result.IsIncomplete);
    }

    /// <summary>5.x calls them events.</summary>
    private void WriteHighlights(Utf8JsonWriter json, IReadOnlyList<SearchHighlight> highlights)
    {
        json.WriteStartArray(version.IsSixOrLater ? "highlights"u8 : "events"u8);
        foreach (SearchHighlight highlight in highlights)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, highlight.Name);
            json.WriteStartArray("ids"u8);
            foreach (string id in highlight.UniqueIds)
                json.WriteStringValue(id);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFacets(Utf8JsonWriter json, IReadOnlyList<Facet> facets)
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

    private static void WriteFiltered(Utf8JsonWriter json, IReadOnlyList<ExactFilter> filters)
    {
        json.WriteStartObject("filtered"u8);
        foreach (ExactFilter filter in filters)
        {
            json.WriteStartArray(filter.Field);
            foreach (string value in filter.Values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Investigations by document. The server repeats an entry for each tagged event (edr-api.md 3.2).</summary>
    private void WriteTagged(Utf8JsonWriter json, ProcessSearchResult result, ProcessIndex index)
    {
        json.WriteStartObject("tagged_pids"u8);
        DocumentReader reader = index.OpenReader();
        foreach (int number in result.Page)
        {
            ProcessDocument document = reader.Read(number);
            if (document.Process.Investigations.Count == 0)
                continue;
            json.WriteStartArray(_documents.UniqueId(document));
            foreach (Investigation investigation in document.Process.Investigations)
            {
                json.WriteStartObject();
                json.WriteString("name"u8, investigation.Name);
                json.WriteNumber("id"u8, investigation.Id);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
