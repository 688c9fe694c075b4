using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>Process search, summary and segments (edr-api.md 3.2).</summary>
internal sealed class ProcessRoutes(EmulatorState state)
{
    private const int UsualChildren = 15;

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (string root in ApiRoutes.OldestRoots)
        {
            routes.MapGet(root + "/process", (RequestDelegate)SearchAsync);
            routes.MapPost(root + "/process", (RequestDelegate)SearchAsync);
            routes.MapGet(root + "/process/{id}/{segment}", (RequestDelegate)SummaryAsync);
        }

        if (!state.Version.IsSixOrLater)
            return;
        routes.MapGet("/api/v2/process/{id}/{segment}", (RequestDelegate)FlatSummaryAsync);
        routes.MapGet("/api/v1/process/{id}/segment", (RequestDelegate)SegmentsAsync);
        routes.MapGet("/api/v4/process/{id}/segment", (RequestDelegate)SegmentsAsync);
    }

    private async Task SearchAsync(HttpContext context)
    {
        Stopwatch watch = Stopwatch.StartNew();
        DateTime now = state.Clock.Now;
        ServerData data = state.Data;
        SearchParameters parameters = await context.ReadSearchAsync();
        ProcessSearchRequest request = ProcessSearchRequest.Read(parameters, data.Version, now);
        SearchResult result = new ProcessSearch(data, context.Viewer(), now, context.RequestAborted).Run(request, context.Distortion());
        await JsonAnswer.StreamAsync(
            context, answer => new ProcessSearchWriter(data.Version).WriteAsync(answer, result, data.Processes, watch.Elapsed));
    }

    private Task SummaryAsync(HttpContext context)
    {
        ServerData data = state.Data;
        ProcessLookup lookup = new(data, context.Viewer());
        ProcessDocument document = lookup.Document(context.Part("id"), context.Part("segment"));
        int children = SearchParameters.Of(context.Request.Query).Number("children") ?? UsualChildren;
        return JsonAnswer.SendAsync(context, json => new ProcessSummaryWriter(data, lookup).Write(json, document, children));
    }

    /// <summary>Since 6.0: the process alone, at the top level.</summary>
    private Task FlatSummaryAsync(HttpContext context)
    {
        ServerData data = state.Data;
        ProcessLookup lookup = new(data, context.Viewer());
        ProcessDocument document = lookup.Document(context.Part("id"), context.Part("segment"));
        return JsonAnswer.SendAsync(context, json =>
        {
            json.WriteStartObject();
            new ProcessSummaryWriter(data, lookup).WriteMembers(json, document);
            json.WriteEndObject();
        });
    }

    private Task SegmentsAsync(HttpContext context)
    {
        ServerData data = state.Data;
        DocumentRange range = new ProcessLookup(data, context.Viewer()).Process(context.Part("id"));
        return JsonAnswer.StreamAsync(context, answer => WriteSegmentsAsync(answer, data, range));
    }

    private static async Task WriteSegmentsAsync(JsonAnswer answer, ServerData data, DocumentRange range)
    {
        Utf8JsonWriter json = answer.Writer;
        ProcessDocumentWriter documents = new(data.Version);
        DocumentReader<ProcessDocument> reader = data.Processes.OpenReader();
        json.WriteStartObject();
        json.WriteStartObject("process"u8);
        json.WriteStartArray("segments"u8);
        for (int number = range.First; number <= range.Last; number++)
        {
            ProcessDocument document = reader.Read(number);
            json.WriteStartObject();
            json.WriteString("unique_id"u8, documents.UniqueId(document));
            json.WriteString("last_update"u8, WireTime.Document(document.LastUpdate));
            json.WriteString("last_server_update"u8, WireTime.Document(document.LastServerUpdate));
            WriteCounts(json, document.Counts);
            json.WriteEndObject();
            await answer.SendSomeAsync();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Only kinds that occurred are named.</summary>
    private static void WriteCounts(Utf8JsonWriter json, EventCounts counts)
    {
        (string Kind, int Count)[] kinds =
        [
            ("filemod", counts.FileMods), ("netconn", counts.NetConns), ("regmod", counts.RegMods), ("modload", counts.ModLoads),
            ("crossproc", counts.CrossProcs), ("childproc", counts.ChildProcs), ("processblock", counts.ProcessBlocks),
            ("fileless_scriptload", counts.ScriptLoads),
        ];
        json.WriteStartObject("event_counts"u8);
        foreach ((string kind, int count) in kinds)
        {
            if (count > 0)
                json.WriteNumber(kind, count);
        }

        json.WriteEndObject();
    }
}
