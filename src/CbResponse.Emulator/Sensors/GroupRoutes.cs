using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>Sensor groups, read only so far (edr-api.md 3.9).</summary>
internal sealed class GroupRoutes(EmulatorState state)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        MapUnder(routes, "/api/group");

        // When v3 came is not known; the vendor's client asks for it on every version that it supports.
        MapUnder(routes, "/api/v3/group");
    }

    private void MapUnder(IEndpointRouteBuilder routes, string path)
    {
        routes.MapGet(path, (RequestDelegate)ListAsync);
        routes.MapGet(path + "/{id}", (RequestDelegate)OneAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        Viewer viewer = context.Viewer();
        return SendAsync(context, state.Data.Groups.Where(group => viewer.CanSee(group.Id)));
    }

    /// <summary>One group comes as a list of one (edr-api.md 1.4).</summary>
    private Task OneAsync(HttpContext context)
    {
        Viewer viewer = context.Viewer();
        SensorGroup? group = state.Data.FindGroup(context.PartNumber("id"));
        return group is not null && viewer.CanSee(group.Id) ? SendAsync(context, [group]) : throw RejectedRequestException.Html(404);
    }

    private Task SendAsync(HttpContext context, IEnumerable<SensorGroup> groups)
    {
        ServerData data = state.Data;
        return JsonAnswer.SendAsync(context, json =>
        {
            json.WriteStartArray();
            foreach (SensorGroup group in groups)
                GroupWriter.Write(json, group, data);
            json.WriteEndArray();
        });
    }
}
