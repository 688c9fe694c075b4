using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>The partitions of the event store (edr-api.md 3.12). What is searched here does not depend on them.</summary>
internal sealed class PartitionRoutes(EmulatorState state)
{
    private const string Route = "/api/v1/storage/events";
    private const string Hot = "hot";

    public void Map(IEndpointRouteBuilder routes)
    {
        if (!state.Version.IsSixOrLater)
            return;
        routes.MapGet(Route + "/partition", (RequestDelegate)ListAsync);
        routes.MapPost(Route + "/new_partition", (RequestDelegate)BeginAsync);
        routes.MapPost(Route + "/{name}/mount", (RequestDelegate)(context => ChangeAsync(context, partition => partition with { Status = "warm", IsUserMounted = true })));
        routes.MapPost(Route + "/{name}/unmount", (RequestDelegate)(context => ChangeAsync(context, partition => partition with { Status = "cold", IsUserMounted = false })));
        routes.MapDelete(Route + "/{name}", (RequestDelegate)(context => ChangeAsync(context, _ => null)));
    }

    /// <summary>An object by name, not a list; the vendor's Python client reads it when it connects.</summary>
    private Task ListAsync(HttpContext context)
    {
        if (state.Version.GuardsPartitions)
            context.RequireGlobalAdmin();
        return JsonAnswer.SendAsync(context, json =>
        {
            json.WriteStartObject();
            foreach (StoragePartition partition in state.Data.Partitions)
                Write(json, partition);
            json.WriteEndObject();
        });
    }

    private Task BeginAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        DateTime now = state.Clock.Now;
        state.Data.ChangePartitions(partitions =>
        {
            StoragePartition writer = partitions.Single(partition => partition.Status == Hot);
            string name = "cbevents_" + writer.From.ToString("yyyy_MM_dd_HHmm", CultureInfo.InvariantCulture);
            string free = partitions.Any(partition => partition.Name == name) ? $"{name}_{partitions.Count}" : name;
            return
            [
                writer with { Id = partitions.Max(partition => partition.Id) + 1, From = now, Documents = 0 },
                writer with { Name = free, Status = "warm", To = now },
                .. partitions.Where(partition => partition != writer),
            ];
        });
        return JsonAnswer.SendSuccessAsync(context);
    }

    private Task ChangeAsync(HttpContext context, Func<StoragePartition, StoragePartition?> change)
    {
        context.RequireGlobalAdmin();
        state.Data.ChangePartitions(partitions =>
        {
            StoragePartition before = partitions.FirstOrDefault(partition => partition.Name == context.Part("name")) ?? throw RejectedRequestException.Html(404);
            if (before.Status == Hot)
                throw RejectedRequestException.Text(400, $"Partition {before.Name} is the writer");
            StoragePartition? after = change(before);
            return [.. partitions.Select(partition => partition == before ? after : partition).OfType<StoragePartition>()];
        });
        return JsonAnswer.SendSuccessAsync(context);
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
        json.WriteBoolean("userMounted", partition.IsUserMounted);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
