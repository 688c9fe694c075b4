using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>What the console's page of a process is made of: preview, report, hits of the vendor's cloud (edr-api.md 3.2, "Others").</summary>
internal sealed class ProcessPageRoutes(EmulatorState state)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (string root in ApiRoutes.OldestRoots)
        {
            routes.MapGet(root + "/process/{id}/{segment}/preview", (RequestDelegate)PreviewAsync);
            routes.MapGet(root + "/process/{id}/{segment}/report", (RequestDelegate)ReportAsync);
            routes.MapGet(root + "/process/{id}/{segment}/threat_intel_hits", (RequestDelegate)IntelAsync);
        }

        routes.MapGet("/api/v1/process/host/count", (RequestDelegate)FrequencyAsync);
    }

    private Task PreviewAsync(HttpContext context)
    {
        ServerData data = state.Data;
        ProcessLookup lookup = new(data, context.Viewer());
        ProcessDocument document = Find(context, lookup);
        string query = SearchParameters.Of(context.Request.Query).One("q") ?? string.Empty;
        PreviewMarker marker = new(QueryText.Parse(query, data.Version));
        return JsonAnswer.SendAsync(context, json => new PreviewWriter(data, lookup, marker).Write(json, document));
    }

    /// <summary>The real package's contents are not known: this one holds the summary.</summary>
    private async Task ReportAsync(HttpContext context)
    {
        ServerData data = state.Data;
        ProcessLookup lookup = new(data, context.Viewer());
        ProcessDocument document = Find(context, lookup);
        using MemoryStream package = new();
        using (ZipArchive zip = new(package, ZipArchiveMode.Create, leaveOpen: true))
        {
            ZipArchiveEntry entry = zip.CreateEntry("process.json");
            entry.LastWriteTime = new DateTimeOffset(state.Clock.Now, TimeSpan.Zero);
            using Stream content = entry.Open();
            using Utf8JsonWriter json = new(content);
            new ProcessSummaryWriter(data, lookup).Write(json, document, children: 15);
        }

        context.Response.ContentType = "application/zip";
        context.Response.ContentLength = package.Length;
        package.Position = 0;
        await package.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private Task IntelAsync(HttpContext context)
    {
        ServerData data = state.Data;
        ProcessDocument document = Find(context, new ProcessLookup(data, context.Viewer()));
        return JsonAnswer.SendAsync(context, json => new IntelHitWriter(data).Write(json, document));
    }

    /// <summary>How many hosts and documents have the binary of that MD5, of how many.</summary>
    private Task FrequencyAsync(HttpContext context)
    {
        string md5 = SearchParameters.Of(context.Request.Query).One("md5")
            ?? throw RejectedRequestException.Text(400, "Missing parameter: md5");
        ProcessIndex index = state.Data.Processes;
        DocumentReader<ProcessDocument> reader = index.OpenReader();
        HashSet<uint> hosts = [];
        int documents = 0;
        for (int number = 0; number < index.DocumentCount; number++)
        {
            ProcessFacts process = reader.Read(number).Process;
            if (!md5.Equals(process.Hash?.Md5, StringComparison.OrdinalIgnoreCase))
                continue;
            documents++;
            hosts.Add(process.Guid.SensorId);
        }

        return JsonAnswer.SendAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("hostCount"u8, hosts.Count);
            json.WriteNumber("globalCount"u8, documents);
            json.WriteNumber("numDocs"u8, index.DocumentCount);
            json.WriteEndObject();
        });
    }

    private static ProcessDocument Find(HttpContext context, ProcessLookup lookup) => lookup.Document(context.Part("id"), context.Part("segment"));
}
