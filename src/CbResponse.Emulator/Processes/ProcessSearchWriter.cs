using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Writes the answer to a process search (edr-api.md 3.2, A.1).</summary>
internal sealed class ProcessSearchWriter(ServerVersion version)
{
    private readonly ProcessDocumentWriter _documents = new(version);

    public async Task WriteAsync(JsonAnswer answer, SearchResult result, ProcessIndex index, TimeSpan elapsed)
    {
        Utf8JsonWriter json = answer.Writer;
        json.WriteStartObject();
        SearchAnswerWriter.WriteHead(json, result, elapsed);
        WriteCompleteness(json, result);

        // The vendor's examples of 5.x have them under one name or the other.
        if (!version.IsSixOrLater)
            SearchAnswerWriter.WriteHighlights(json, result.Highlights, "events");
        SearchAnswerWriter.WriteHighlights(json, result.Highlights);
        SearchAnswerWriter.WriteFacets(json, result);
        WriteTagged(json, result, index);
        json.WriteStartArray("results"u8);
        DocumentReader<ProcessDocument> reader = index.OpenReader();
        foreach (int number in result.Page)
        {
            json.WriteStartObject();
            _documents.WriteMembers(json, reader.Read(number), isRow: true);
            json.WriteEndObject();
            await answer.SendSomeAsync();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteCompleteness(Utf8JsonWriter json, SearchResult result)
    {
        if (!version.IsSixOrLater)
            return;
        json.WriteBoolean("comprehensive_search"u8, result.IsComprehensive);
        json.WriteBoolean("all_segments"u8, true);
        json.WriteBoolean("incomplete_results"u8, result.IsIncomplete);
    }

    /// <summary>Investigations by document. The server repeats an entry for each tagged event (edr-api.md 3.2).</summary>
    private void WriteTagged(Utf8JsonWriter json, SearchResult result, ProcessIndex index)
    {
        json.WriteStartObject("tagged_pids"u8);
        DocumentReader<ProcessDocument> reader = index.OpenReader();
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
