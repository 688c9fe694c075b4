using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>What the server says about itself: <c>/api/info</c> (edr-api.md 1.7) and its event partitions (3.12).</summary>
internal sealed class ServerRoutes(EmulatorState state)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/info", (RequestDelegate)InfoAsync);
        if (state.Version.IsSixOrLater)
            routes.MapGet("/api/v1/storage/events/partition", (RequestDelegate)PartitionsAsync);
    }

    private Task InfoAsync(HttpContext context) => JsonAnswer.SendAsync(context, WriteInfo);

    private void WriteInfo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("version", state.Version.Build);
        json.WriteString("version_release", state.Version.Release);
        json.WriteBoolean("cblrEnabled", true);
        json.WriteBoolean("liveResponseAutoAttach", true);
        json.WriteBoolean("banningEnabled", true);
        json.WriteBoolean("vdiGloballyEnabled", false);
        json.WriteBoolean("cloud_install", false);
        json.WriteNumber("processPageSize", 10);
        json.WriteNumber("binaryPageSize", 10);
        json.WriteString("processOrder", string.Empty);
        json.WriteString("binaryOrder", string.Empty);
        json.WriteNumber("maxSearchResultRows", state.Version.IsSixOrLater ? 10_000 : 1_000);
        json.WriteNumber("searchExportCount", 1_000);
        json.WriteNumber("maxRowsSolrReportQuery", 10_000);
        json.WriteNumber("timestampDeltaThreshold", 5);
        json.WriteBoolean("linuxInstallerExists", true);
        json.WriteBoolean("osxInstallerExists", true);
        json.WriteStartObject("features");
        json.WriteBoolean("thirdparty_sharing", false);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>An object by name, not a list; the vendor's Python client reads it when it connects.</summary>
    private Task PartitionsAsync(HttpContext context)
    {
        if (state.Version.GuardsPartitions && !context.Viewer().IsGlobalAdmin)
            throw RejectedRequestException.Html(403);
        return JsonAnswer.SendAsync(context, json =>
        {
            json.WriteStartObject();
            foreach (StoragePartition partition in state.Data.Partitions)
                Write(json, partition);
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, StoragePartition partition)
    {
        json.WriteStartObject(partition.Name);
        json.WriteString("name", partition.Name);
        json.WriteString("status", partition.Status);
        json.WriteStartObject("info");
        json.WriteNumber("schema", 6);
        json.WriteBoolean("isLegacy", false);
        json.WriteNumber("partitionId", partition.Id);
        json.WriteString("dir", $"/var/cb/data/solr/cbevents/{partition.Name}");
        json.WriteString("startDate", WireTime.Milliseconds(partition.From));
        if (partition.To is { } to)
            json.WriteString("endDate", WireTime.Milliseconds(to));
        else
            json.WriteNull("endDate");
        json.WriteNumber("numDocs", partition.Documents);
        json.WriteNumber("maxDoc", partition.Documents);
        json.WriteNumber("deletedDocs", 0);
        json.WriteNumber("segmentCount", 4);
        json.WriteNumber("sizeInBytes", partition.Documents * 1_200);
        json.WriteBoolean("userMounted", false);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
