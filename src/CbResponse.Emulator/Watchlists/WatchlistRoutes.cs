using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>Watchlists: listed, made, changed and removed (edr-api.md 3.5). A name may be given twice, as on real servers.</summary>
internal sealed class WatchlistRoutes(EmulatorState state)
{
    private const string Route = "/api/v1/watchlist";

    private readonly WatchlistWriter _writer = new(state.Version);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Route, (RequestDelegate)(context => JsonAnswer.SendListAsync(context, state.Data.Watchlists, _writer.Write)));
        routes.MapPost(Route, (RequestDelegate)CreateAsync);
        routes.MapGet(Route + "/{id}", (RequestDelegate)OneAsync);
        routes.MapPut(Route + "/{id}", (RequestDelegate)ChangeAsync);
        routes.MapDelete(Route + "/{id}", (RequestDelegate)RemoveAsync);
    }

    /// <summary>The watchlist that the path names.</summary>
    /// <exception cref="RejectedRequestException">There is none.</exception>
    public static Watchlist Find(HttpContext context, ServerData data)
        => data.Watchlists.Find(context.PartNumber("id")) ?? throw RejectedRequestException.Html(404);

    private Task OneAsync(HttpContext context)
    {
        Watchlist watchlist = Find(context, state.Data);
        return JsonAnswer.SendAsync(context, json => _writer.Write(json, watchlist));
    }

    private async Task CreateAsync(HttpContext context)
    {
        context.Changer(state.Data);
        RecordBody body = await RecordBody.ReadAsync(context);
        foreach (string needed in (string[])["name", "search_query", "index_type"])
        {
            if (string.IsNullOrEmpty(body.Text(needed)))
                throw RejectedRequestException.Text(400, $"Missing required field: {needed}");
        }

        Watchlist watchlist = state.Data.Watchlists.TryAdd(body.Number("id"), id => new Watchlist
        {
            Id = id,
            Name = body.Text("name")!,
            Description = body.Text("description") ?? string.Empty,
            SearchQuery = Stored(body.Text("search_query")!),
            IndexType = IndexType(body) ?? "events",
            IsEnabled = body.Flag("enabled") ?? true,
            IsReadOnly = body.Flag("readonly") ?? false,
            Added = state.Clock.Now,
        }) ?? throw RejectedRequestException.Text(409, $"Watchlist {body.Number("id")} already exists");
        await JsonAnswer.SendIdAsync(context, watchlist.Id);
    }

    /// <summary>What a change leaves out stays, but for the query: that is blanked.</summary>
    private async Task ChangeAsync(HttpContext context)
    {
        context.Changer(state.Data);
        RecordBody body = await RecordBody.ReadAsync(context);
        RequireWritable(Find(context, state.Data));
        state.Data.Watchlists.Change(context.PartNumber("id"), watchlist => watchlist with
        {
            Name = body.Text("name") ?? watchlist.Name,
            Description = body.Text("description") ?? watchlist.Description,
            SearchQuery = Stored(body.Text("search_query") ?? string.Empty),
            IndexType = IndexType(body) ?? watchlist.IndexType,
            IsEnabled = body.Flag("enabled") ?? watchlist.IsEnabled,
        });
        await JsonAnswer.SendSuccessAsync(context);
    }

    private Task RemoveAsync(HttpContext context)
    {
        context.Changer(state.Data);
        RequireWritable(Find(context, state.Data));
        state.Data.Watchlists.Remove(context.PartNumber("id"));
        return JsonAnswer.SendSuccessAsync(context);
    }

    private static void RequireWritable(Watchlist watchlist)
    {
        if (watchlist.IsReadOnly)
            throw RejectedRequestException.Text(400, $"Watchlist {watchlist.Id} is read-only");
    }

    private static string? IndexType(RecordBody body) => body.Text("index_type") switch
    {
        null => null,
        "events" => "events",
        "modules" => "modules",
        var other => throw RejectedRequestException.Text(400, $"Invalid index_type: {other}"),
    };

    /// <summary>A plus is written as the blank that it stands for (edr-api.md 2.8).</summary>
    private static string Stored(string query) => query.Replace("+", "%20", StringComparison.Ordinal);
}
