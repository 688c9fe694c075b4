using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>Sensor groups (edr-api.md 3.9).</summary>
internal sealed class GroupRoutes(EmulatorState state)
{
    /// <summary>Administrators of the server: what they make is theirs.</summary>
    private static readonly Dictionary<int, string> Owners = new() { [1] = "Administrator" };

    public void Map(IEndpointRouteBuilder routes)
    {
        MapUnder(routes, "/api/group");

        // When v3 came is not known; the vendor's client asks for it on every version that it supports.
        MapUnder(routes, "/api/v3/group");
    }

    private void MapUnder(IEndpointRouteBuilder routes, string path)
    {
        routes.MapGet(path, (RequestDelegate)ListAsync);
        routes.MapPost(path, (RequestDelegate)CreateAsync);
        routes.MapGet(path + "/{id}", (RequestDelegate)OneAsync);
        routes.MapPut(path + "/{id}", (RequestDelegate)ChangeAsync);
        routes.MapDelete(path + "/{id}", (RequestDelegate)RemoveAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        Viewer viewer = context.Viewer();
        return SendAsync(context, state.Data.Groups.Where(group => viewer.CanSee(group.Id)));
    }

    /// <summary>One group comes as a list of one (edr-api.md 1.4).</summary>
    private Task OneAsync(HttpContext context) => SendAsync(context, [Find(context, state.Data)]);

    private async Task CreateAsync(HttpContext context)
    {
        User user = context.RequireGlobalAdmin();
        GroupReader reader = new(state.Version, await RequestObject.ReadAsync(context));
        IReadOnlyDictionary<int, string> access = reader.ReadAccess() ?? Owners;
        ServerData data = state.Data;
        SensorGroup group = data.Groups.Add((id, groups) => reader.Read(id, groups, data.Sites, user, state.Clock.Now));
        data.GiveAccess(group.Id, access);
        await JsonAnswer.SendIdAsync(context, group.Id);
    }

    private async Task ChangeAsync(HttpContext context)
    {
        ServerData data = state.Data;
        int id = Find(context, data).Id;
        Viewer viewer = context.Viewer();
        if (!viewer.IsGlobalAdmin && !data.Teams.Any(team => viewer.User.TeamIds.Contains(team.Id) && team.Access.Contains(new GroupAccess(id, "Administrator"))))
            throw RejectedRequestException.Html(403);
        GroupReader reader = new(state.Version, await RequestObject.ReadAsync(context));
        IReadOnlyDictionary<int, string>? access = reader.ReadAccess();
        data.Groups.Change(id, (_, groups) => reader.Read(id, groups, data.Sites, viewer.User, state.Clock.Now));
        if (access is not null)
            data.GiveAccess(id, access);
        await JsonAnswer.SendSuccessAsync(context);
    }

    private Task RemoveAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        int id = Find(context, state.Data).Id;
        if (id == Organization.DefaultGroup)
            throw RejectedRequestException.Text(400, "The default group cannot be deleted");
        state.Data.RemoveGroup(id);
        return JsonAnswer.SendSuccessAsync(context);
    }

    /// <summary>The group that the path names, if the user may see it.</summary>
    public static SensorGroup Find(HttpContext context, ServerData data)
        => data.FindGroup(context.PartNumber("id")) is { } group && context.Viewer().CanSee(group.Id) ? group : throw RejectedRequestException.Html(404);

    private Task SendAsync(HttpContext context, IEnumerable<SensorGroup> groups)
    {
        ServerData data = state.Data;
        return JsonAnswer.SendListAsync(context, groups, (json, group) => GroupWriter.Write(json, group, data));
    }
}
