using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>The events of a process, in the five forms that the API versions have (edr-api.md 3.2, 4.1).</summary>
internal sealed class ProcessEventRoutes(EmulatorState state)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/process/{id}/{segment}/event", (RequestDelegate)(context => EventsAsync(context, api: 1)));
        int newest = state.Version.IsSevenOrLater ? 5 : state.Version.IsSixOrLater ? 4 : 3;
        for (int version = 1; version <= newest; version++)
        {
            int api = version;
            routes.MapGet($"/api/v{api}/process/{{id}}/{{segment}}/event", (RequestDelegate)(context => EventsAsync(context, api)));
        }
    }

    private Task EventsAsync(HttpContext context, int api)
    {
        Stopwatch watch = Stopwatch.StartNew();
        ServerData data = state.Data;
        ProcessLookup lookup = new(data, context.Viewer());
        ProcessDocument document = lookup.Document(context.Part("id"), context.Part("segment"));
        SearchParameters parameters = SearchParameters.Of(context.Request.Query);
        UpdateWindow window = UpdateWindow.Read(parameters, "last_update", state.Clock.Now);
        EventPage page = new(parameters.Number("cb.event_start") ?? 0, parameters.Number("cb.event_count"));
        ProcessDocument? events = window.IsOpen ? document : Within(document, window, data.Processes);
        bool isPartial = context.Distortion().IsPartial;
        if (isPartial)
            page = page.Half(events?.Counts.Total ?? 0);
        return JsonAnswer.StreamAsync(context, async answer =>
        {
            Utf8JsonWriter json = answer.Writer;
            json.WriteStartObject();
            json.WriteNumber("elapsed"u8, watch.Elapsed.TotalSeconds);
            if (isPartial)
                json.WriteBoolean("incomplete_results"u8, true);
            json.WriteStartObject("process"u8);
            new ProcessSummaryWriter(data, lookup).WriteMembers(json, document);
            if (events is not null)
                await new ProcessEventsWriter(data, api, page).WriteAsync(answer, events);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    /// <summary>The segments of the document that lie in a window of time, or null when none does.</summary>
    private static MergedDocument? Within(ProcessDocument document, UpdateWindow window, ProcessIndex index)
    {
        if (index.Find(document.Process.Guid) is not { } range)
            return null;
        DocumentReader<ProcessDocument> reader = index.OpenReader();
        bool all = document is MergedDocument;
        List<int> inside = [];
        for (int number = range.First; number <= range.Last; number++)
        {
            ProcessDocument segment = reader.Read(number);
            if ((all || segment.SegmentId == document.SegmentId) && window.Contains(segment.LastUpdate))
                inside.Add(number);
        }

        return inside.Count == 0 ? null : new MergedDocument(index, inside);
    }
}
