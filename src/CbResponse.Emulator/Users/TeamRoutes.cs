using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>Teams (edr-api.md 3.10): the list has numbers and names only; what a team may do is said of it alone.</summary>
internal sealed class TeamRoutes(EmulatorState state)
{
    private const string Route = "/api/team";
    private const string NoAccess = "No Access";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/teams", (RequestDelegate)ListAsync);
        routes.MapPost(Route, (RequestDelegate)CreateAsync);
        routes.MapGet(Route + "/{id}", (RequestDelegate)OneAsync);
        routes.MapPut(Route + "/{id}", (RequestDelegate)ChangeAsync);
        routes.MapDelete(Route + "/{id}", (RequestDelegate)RemoveAsync);
    }

    private Task ListAsync(HttpContext context) => JsonAnswer.SendListAsync(context, state.Data.Teams, (json, team) =>
    {
        json.WriteStartObject();
        json.WriteNumber("id", team.Id);
        json.WriteString("name", team.Name);
        json.WriteEndObject();
    });

    private Task OneAsync(HttpContext context)
    {
        Team team = Find(context, state.Data.Teams);
        return JsonAnswer.SendAsync(context, json => Write(json, team));
    }

    private async Task CreateAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        RequestObject body = await RequestObject.ReadAsync(context);
        int id = 0;
        state.Data.ChangeTeams(teams =>
        {
            id = teams.Select(team => team.Id).DefaultIfEmpty().Max() + 1;
            return [.. teams, Make(id, body, teams)];
        });
        await JsonAnswer.SendIdAsync(context, id);
    }

    private async Task ChangeAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        RequestObject body = await RequestObject.ReadAsync(context);
        state.Data.ChangeTeams(teams =>
        {
            Team before = Find(context, teams);
            Team after = Make(before.Id, body, teams);
            return [.. teams.Select(team => team == before ? after : team)];
        });
        await JsonAnswer.SendSuccessAsync(context);
    }

    private Task RemoveAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        ServerData data = state.Data;
        Team gone = Find(context, data.Teams);
        data.ChangeTeams(teams => [.. teams.Where(team => team.Id != gone.Id)]);
        data.ChangeUsers(users => [.. users.Select(user => user with { TeamIds = [.. user.TeamIds.Where(id => id != gone.Id)] })]);
        return JsonAnswer.SendSuccessAsync(context);
    }

    private Team Make(int id, RequestObject body, IReadOnlyList<Team> teams)
    {
        string name = body.RequiredText("name");
        if (teams.Any(team => team.Id != id && team.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            throw RejectedRequestException.Text(409, $"A team named {name} already exists");
        GroupAccess[] access = [.. (body.Items("group_access") ?? []).Select(item => AccessOf(RequestObject.Of(item)))];
        return new Team(id, name, [.. access.Where(item => item.Category != NoAccess)]);
    }

    private GroupAccess AccessOf(RequestObject item)
    {
        int group = item.Number("group_id") ?? throw RequestObject.Invalid("group_access");
        string category = item.RequiredText("access_category");
        bool isKnown = category is "Administrator" or "Viewer" or NoAccess || (category == "Analyst" && state.Version.HasAnalysts);
        if (!isKnown || state.Data.FindGroup(group) is null)
            throw RequestObject.Invalid("group_access");
        return new GroupAccess(group, category);
    }

    private static Team Find(HttpContext context, IReadOnlyList<Team> teams)
    {
        int id = context.PartNumber("id");
        return teams.FirstOrDefault(team => team.Id == id) ?? throw RejectedRequestException.Html(404);
    }

    private void Write(Utf8JsonWriter json, Team team)
    {
        json.WriteStartObject();
        json.WriteNumber("id", team.Id);
        json.WriteString("name", team.Name);
        json.WriteStartArray("group_access");
        foreach (GroupAccess access in team.Access)
        {
            json.WriteStartObject();
            json.WriteNumber("group_id", access.GroupId);
            json.WriteString("group_name", state.Data.FindGroup(access.GroupId)?.Name);
            json.WriteString("access_category", access.Category);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
