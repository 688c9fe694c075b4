using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>
/// What is done when a watchlist hits, by both generations of routes (edr-api.md 3.5). On 5.2 and 6.2 there is the older one only, with the
/// path that the vendor's first client knows. On 7.x it still lists, but fails when an action is to be made.
/// </summary>
internal sealed class WatchlistActionRoutes(EmulatorState state)
{
    private const string Oldest = "/util/v1/watchlist/{id}/action";
    private const string Older = "/api/v1/watchlist/{id}/action";
    private const string Newer = "/api/v1/watchlist/{id}/action_type";

    private static readonly string[] Names = ["email", "syslog", "alert"];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Older, (RequestDelegate)ListAsync);
        routes.MapPost(Older, (RequestDelegate)(context => CreateAsync(context, "watchlist_id")));
        routes.MapPut(Older + "/{action_id}", (RequestDelegate)ChangeAsync);
        routes.MapDelete(Older + "/{action_id}", (RequestDelegate)RemoveAsync);
        if (!state.Version.IsSevenOrLater)
        {
            routes.MapPost(Oldest, (RequestDelegate)(context => CreateAsync(context)));
            return;
        }

        routes.MapGet(Newer, (RequestDelegate)TypesAsync);
        routes.MapGet(Newer + "/{name}", (RequestDelegate)TypeAsync);
        routes.MapPut(Newer + "/{name}", (RequestDelegate)SwitchAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        Watchlist watchlist = WatchlistRoutes.Find(context, state.Data);
        return JsonAnswer.SendListAsync(context, watchlist.Actions, (json, action) => HitActionBody.Write(json, action, null, watchlist.Id));
    }

    private async Task CreateAsync(HttpContext context, params string[] needed)
    {
        context.Changer(state.Data);
        if (state.Version.IsSevenOrLater)
            throw RejectedRequestException.Unhandled();
        WatchlistRoutes.Find(context, state.Data);
        HitAction action = HitActionBody.Read(await RecordBody.ReadAsync(context), state.Data.NextActionId(), needed);
        Change(context, actions => [.. actions, action]);
        await JsonAnswer.SendIdAsync(context, action.Id);
    }

    private async Task ChangeAsync(HttpContext context)
    {
        context.Changer(state.Data);
        HitAction before = FindAction(context);
        RecordBody body = await RecordBody.ReadAsync(context);
        HitAction after = HitActionBody.Read(body, before.Id);
        Change(context, actions => [.. actions.Select(action => action.Id == after.Id ? after : action)]);
        await JsonAnswer.SendSuccessAsync(context);
    }

    private Task RemoveAsync(HttpContext context)
    {
        context.Changer(state.Data);
        int id = FindAction(context).Id;
        Change(context, actions => [.. actions.Where(action => action.Id != id)]);
        return JsonAnswer.SendSuccessAsync(context);
    }

    private Task TypesAsync(HttpContext context)
    {
        Watchlist watchlist = WatchlistRoutes.Find(context, state.Data);
        return JsonAnswer.SendListAsync(context, Names, (json, name) => Write(json, name, watchlist));
    }

    private Task TypeAsync(HttpContext context)
    {
        Watchlist watchlist = WatchlistRoutes.Find(context, state.Data);
        TypeOf(context.Part("name"));
        return JsonAnswer.SendAsync(context, json => Write(json, context.Part("name"), watchlist));
    }

    private async Task SwitchAsync(HttpContext context)
    {
        context.Changer(state.Data);
        WatchlistRoutes.Find(context, state.Data);
        int type = TypeOf(context.Part("name"));
        bool isEnabled = (await RecordBody.ReadAsync(context)).Flag("enabled") ?? throw RejectedRequestException.Text(400, "Missing required field: enabled");
        int id = state.Data.NextActionId();
        Change(context, actions => isEnabled switch
        {
            false => [.. actions.Where(action => action.Type != type)],
            true when actions.Any(action => action.Type == type) => actions,
            true => [.. actions, new HitAction(id, type, null)],
        });
        await JsonAnswer.SendSuccessAsync(context);
    }

    private void Change(HttpContext context, Func<IReadOnlyList<HitAction>, IReadOnlyList<HitAction>> change)
        => state.Data.Watchlists.Change(context.PartNumber("id"), watchlist => watchlist with { Actions = change(watchlist.Actions) });

    private HitAction FindAction(HttpContext context)
    {
        int id = context.PartNumber("action_id");
        return WatchlistRoutes.Find(context, state.Data).Actions.FirstOrDefault(action => action.Id == id) ?? throw RejectedRequestException.Html(404);
    }

    private static int TypeOf(string name) => name switch
    {
        "email" => HitAction.EmailType,
        "syslog" => HitAction.SyslogType,
        "alert" => HitAction.AlertType,
        _ => throw RejectedRequestException.Html(404),
    };

    private static void Write(Utf8JsonWriter json, string name, Watchlist watchlist)
    {
        json.WriteStartObject();
        json.WriteString("action_type", name);
        json.WriteBoolean("enabled", watchlist.Actions.Any(action => action.Type == TypeOf(name)));
        json.WriteEndObject();
    }
}
