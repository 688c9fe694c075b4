using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>What of the data of sensor groups goes to others (edr-api.md 3.9). Who may see a group sees it; global administrators change it.</summary>
internal sealed class DataSharingRoutes(EmulatorState state)
{
    private const string Route = "/api/v1/group/{id}/datasharing";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Route, (RequestDelegate)ListAsync);
        routes.MapPost(Route, (RequestDelegate)CreateAsync);
        routes.MapDelete(Route, (RequestDelegate)(context => RemoveAsync(context, Of(GroupRoutes.Find(context, state.Data)))));
        routes.MapGet(Route + "/{entry}", (RequestDelegate)OneAsync);
        routes.MapDelete(Route + "/{entry}", (RequestDelegate)(context => RemoveAsync(context, [Find(context)])));
    }

    private Task ListAsync(HttpContext context)
    {
        IReadOnlyList<DataSharing> entries = Of(GroupRoutes.Find(context, state.Data));
        return JsonAnswer.SendListAsync(context, entries, Write);
    }

    private Task OneAsync(HttpContext context)
    {
        DataSharing entry = Find(context);
        return JsonAnswer.SendAsync(context, json => Write(json, entry));
    }

    private async Task CreateAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        SensorGroup group = GroupRoutes.Find(context, state.Data);
        RequestObject body = await RequestObject.ReadAsync(context);
        string who = body.RequiredText("who");
        string what = body.RequiredText("what");
        DataSharing made = state.Data.Sharing.Add((id, entries) => entries.Any(entry => (entry.GroupId, entry.Who, entry.What) == (group.Id, who, what))
            ? throw RejectedRequestException.Text(409, $"{what} is shared with {who} already")
            : new DataSharing(id, group.Id, who, what));
        await JsonAnswer.SendIdAsync(context, made.Id);
    }

    private Task RemoveAsync(HttpContext context, IEnumerable<DataSharing> entries)
    {
        context.RequireGlobalAdmin();
        foreach (DataSharing entry in entries)
            state.Data.Sharing.Remove(entry.Id);
        return JsonAnswer.SendSuccessAsync(context);
    }

    private DataSharing Find(HttpContext context)
    {
        int id = context.PartNumber("entry");
        return Of(GroupRoutes.Find(context, state.Data)).FirstOrDefault(entry => entry.Id == id) ?? throw RejectedRequestException.Html(404);
    }

    private IReadOnlyList<DataSharing> Of(SensorGroup group) => [.. state.Data.Sharing.Where(entry => entry.GroupId == group.Id)];

    private static void Write(Utf8JsonWriter json, DataSharing entry)
    {
        json.WriteStartObject();
        json.WriteNumber("id", entry.Id);
        json.WriteNumber("group_id", entry.GroupId);
        json.WriteString("who", entry.Who);
        json.WriteString("what", entry.What);
        json.WriteEndObject();
    }
}
