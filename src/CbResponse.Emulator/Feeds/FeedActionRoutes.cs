using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>What is done when a feed hits (edr-api.md 3.7): the older generation of routes, on every version.</summary>
internal sealed class FeedActionRoutes(EmulatorState state)
{
    private const string Route = "/api/v1/feed/{id}/action";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Route, (RequestDelegate)ListAsync);
        routes.MapPost(Route, (RequestDelegate)CreateAsync);
        routes.MapPut(Route + "/{action_id}", (RequestDelegate)ChangeAsync);
        routes.MapDelete(Route + "/{action_id}", (RequestDelegate)RemoveAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        Feed feed = FeedRoutes.Find(context, state.Data);
        return JsonAnswer.SendListAsync(context, feed.Actions, (json, action) => HitActionBody.Write(json, action, feed.Id, -1));
    }

    private async Task CreateAsync(HttpContext context)
    {
        context.Changer(state.Data);
        FeedRoutes.Find(context, state.Data);
        HitAction action = HitActionBody.Read(await RecordBody.ReadAsync(context), state.Data.NextActionId(), "group_id", "watchlist_id");
        Change(context, actions => [.. actions, action]);
        await JsonAnswer.SendIdAsync(context, action.Id);
    }

    private async Task ChangeAsync(HttpContext context)
    {
        context.Changer(state.Data);
        int id = FindAction(context).Id;
        HitAction after = HitActionBody.Read(await RecordBody.ReadAsync(context), id);
        Change(context, actions => [.. actions.Select(action => action.Id == id ? after : action)]);
        await JsonAnswer.SendSuccessAsync(context);
    }

    private Task RemoveAsync(HttpContext context)
    {
        context.Changer(state.Data);
        int id = FindAction(context).Id;
        Change(context, actions => [.. actions.Where(action => action.Id != id)]);
        return JsonAnswer.SendSuccessAsync(context);
    }

    private void Change(HttpContext context, Func<IReadOnlyList<HitAction>, IReadOnlyList<HitAction>> change)
        => state.Data.Feeds.Change(context.PartNumber("id"), feed => feed with { Actions = change(feed.Actions) });

    private HitAction FindAction(HttpContext context)
    {
        int id = context.PartNumber("action_id");
        return FeedRoutes.Find(context, state.Data).Actions.FirstOrDefault(action => action.Id == id) ?? throw RejectedRequestException.Html(404);
    }
}
