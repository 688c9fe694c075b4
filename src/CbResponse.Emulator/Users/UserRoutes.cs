using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>Console users (edr-api.md 3.10): read by anybody, changed by global administrators.</summary>
internal sealed class UserRoutes(EmulatorState state)
{
    private const string Route = "/api/user";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/users", (RequestDelegate)(context => JsonAnswer.SendListAsync(context, state.Data.Users, Write)));
        routes.MapPost(Route, (RequestDelegate)CreateAsync);
        routes.MapGet(Route + "/{name}", (RequestDelegate)OneAsync);
        routes.MapPut(Route + "/{name}", (RequestDelegate)ChangeAsync);
        routes.MapDelete(Route + "/{name}", (RequestDelegate)RemoveAsync);
    }

    private Task OneAsync(HttpContext context)
    {
        User user = Find(context, state.Data.Users);
        return JsonAnswer.SendAsync(context, json => Write(json, user));
    }

    private async Task CreateAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        RequestObject body = await RequestObject.ReadAsync(context);
        string name = body.RequiredText("username");
        string password = body.RequiredText("password");
        CheckRepeated(body, password);
        state.Data.ChangeUsers(users => users.Any(user => Same(user, name))
            ? throw RejectedRequestException.Text(409, $"User {name} already exists")
            : [.. users, Fill(new User
            {
                Id = users.Max(user => user.Id) + 1, UserName = name, Password = password, FirstName = string.Empty, LastName = string.Empty, Email = string.Empty,
            }, body, isChange: false)]);
        await JsonAnswer.SendSuccessAsync(context);
    }

    private async Task ChangeAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        RequestObject body = await RequestObject.ReadAsync(context);
        state.Data.ChangeUsers(users =>
        {
            User before = Find(context, users);
            User after = Fill(before, body, isChange: true);
            if (body.Text("password") is { Length: > 0 } password)
            {
                CheckRepeated(body, password);
                if (body.RequiredText("current_password") != before.Password)
                    throw RejectedRequestException.Text(400, "The current password is wrong");
                after = after with { Password = password };
            }

            return [.. users.Select(user => user == before ? after : user)];
        });
        await JsonAnswer.SendSuccessAsync(context);
    }

    private Task RemoveAsync(HttpContext context)
    {
        User asking = context.RequireGlobalAdmin();
        state.Data.ChangeUsers(users =>
        {
            User gone = Find(context, users);
            return gone.Id == asking.Id ? throw RejectedRequestException.Text(400, "You cannot delete yourself") : [.. users.Where(user => user != gone)];
        });
        return JsonAnswer.SendSuccessAsync(context);
    }

    private User Fill(User user, RequestObject body, bool isChange) => user with
    {
        FirstName = body.Text("first_name") ?? user.FirstName,
        LastName = body.Text("last_name") ?? user.LastName,
        Email = body.Text("email") ?? user.Email,
        IsGlobalAdmin = body.Flag("global_admin") ?? user.IsGlobalAdmin,
        TeamIds = body.Items("teams") is { } teams ? [.. teams.Select(team => TeamOf(team, isChange))] : user.TeamIds,
    };

    /// <summary>
    /// Numbers for a new user, objects with number and name for a change, where both will do before 6.1: that is the form for these versions, and yet
    /// the vendor's Python client sends back there what it got.
    /// </summary>
    private int TeamOf(JsonElement team, bool isChange)
    {
        int? id = team.ValueKind switch
        {
            JsonValueKind.Object when isChange => RequestObject.Of(team).Number("id"),
            JsonValueKind.Number when !(isChange && state.Version.HasTeamObjects) && team.TryGetInt32(out int number) => number,
            _ => null,
        };
        if (id is null)
            throw RequestObject.Invalid("teams");
        return state.Data.Teams.Any(known => known.Id == id) ? id.Value : throw RejectedRequestException.Text(400, $"Team {id} does not exist");
    }

    private static void CheckRepeated(RequestObject body, string password)
    {
        if (body.Text("confirm_password") is { } again && again != password)
            throw RejectedRequestException.Text(400, "The passwords differ");
    }

    private static User Find(HttpContext context, IReadOnlyList<User> users)
        => users.FirstOrDefault(user => Same(user, context.Part("name"))) ?? throw RejectedRequestException.Html(404);

    private static bool Same(User user, string name) => user.UserName.Equals(name, StringComparison.OrdinalIgnoreCase);

    private void Write(Utf8JsonWriter json, User user)
    {
        json.WriteStartObject();
        json.WriteNumber("id", user.Id);
        json.WriteString("username", user.UserName);
        json.WriteString("first_name", user.FirstName);
        json.WriteString("last_name", user.LastName);
        json.WriteString("email", user.Email);
        json.WriteBoolean("global_admin", user.IsGlobalAdmin);
        json.WriteStartArray("teams");
        foreach (Team team in state.Data.Teams.Where(team => user.TeamIds.Contains(team.Id)))
        {
            json.WriteStartObject();
            json.WriteNumber("id", team.Id);
            json.WriteString("name", team.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();

        // Older servers showed users' tokens to whoever asked (edr-api.md 3.10); this one is nobody's.
        if (!state.Version.IsSixOrLater)
            json.WriteString("auth_token", $"made-up-token-of-{user.UserName}");
        json.WriteEndObject();
    }
}
