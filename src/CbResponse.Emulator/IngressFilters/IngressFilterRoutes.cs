using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>
/// Ingress filters (edr-api.md 3.12): for global administrators, from 6.1 on. They are made by a list and answered with a list of their
/// identifiers; one alone is got as the vendor's Python client gets it.
/// </summary>
internal sealed class IngressFilterRoutes(EmulatorState state)
{
    private const string Route = "/api/v1/ingress_whitelist";

    public void Map(IEndpointRouteBuilder routes)
    {
        if (!state.Version.HasIngressFilters)
            return;
        routes.MapGet(Route, (RequestDelegate)ListAsync);
        routes.MapPost(Route, (RequestDelegate)CreateAsync);
        routes.MapGet(Route + "/{id}", (RequestDelegate)OneAsync);
        routes.MapPut(Route + "/{id}", (RequestDelegate)ChangeAsync);
        routes.MapDelete(Route + "/{id}", (RequestDelegate)RemoveAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        return JsonAnswer.SendListAsync(context, state.Data.IngressFilters, Write);
    }

    private Task OneAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        IngressFilter filter = Find(context, state.Data.IngressFilters);
        return JsonAnswer.SendAsync(context, json => Write(json, filter));
    }

    private async Task CreateAsync(HttpContext context)
    {
        User user = context.RequireGlobalAdmin();
        JsonElement body = await context.ReadJsonAsync();
        if (body.ValueKind != JsonValueKind.Array)
            throw RejectedRequestException.Text(400, "A list is expected.");
        List<IngressFilter> made = [];
        state.Data.ChangeIngressFilters(filters =>
        {
            foreach (JsonElement item in body.EnumerateArray())
                made.Add(Make(RequestObject.Of(item), user, [.. filters, .. made]));
            return [.. filters, .. made];
        });
        await JsonAnswer.SendAsync(context, json =>
        {
            json.WriteStartArray();
            foreach (IngressFilter filter in made)
                json.WriteStringValue(filter.Id);
            json.WriteEndArray();
        });
    }

    private async Task ChangeAsync(HttpContext context)
    {
        User user = context.RequireGlobalAdmin();
        RequestObject body = await RequestObject.ReadAsync(context);
        state.Data.ChangeIngressFilters(filters =>
        {
            IngressFilter before = Find(context, filters);
            IngressFilter after = before with { Settings = IngressFilterSettings.Take(body), Modified = state.Clock.Now, ModifierId = user.Id };
            return [.. filters.Select(filter => filter == before ? after : filter)];
        });
        await JsonAnswer.SendSuccessAsync(context);
    }

    private Task RemoveAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        state.Data.ChangeIngressFilters(filters =>
        {
            IngressFilter gone = Find(context, filters);
            return [.. filters.Where(filter => filter != gone)];
        });
        return JsonAnswer.SendSuccessAsync(context);
    }

    private IngressFilter Make(RequestObject item, User user, IReadOnlyList<IngressFilter> filters)
    {
        string id = item.RequiredText("id");
        if (!id.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
            throw RequestObject.Invalid("id");
        if (filters.Any(filter => filter.Id == id))
            throw RejectedRequestException.Text(409, $"Filter {id} already exists");
        return new IngressFilter { Id = id, Settings = IngressFilterSettings.Take(item), Created = state.Clock.Now, CreatorId = user.Id };
    }

    private static IngressFilter Find(HttpContext context, IReadOnlyList<IngressFilter> filters)
        => filters.FirstOrDefault(filter => filter.Id == context.Part("id")) ?? throw RejectedRequestException.Html(404);

    /// <summary>A filter that nobody measures has no rate at all, and one that nobody changed no time of a change.</summary>
    private static void Write(Utf8JsonWriter json, IngressFilter filter)
    {
        json.WriteStartObject();
        json.WriteString("id", filter.Id);
        foreach ((string name, JsonElement value) in IngressFilterSettings.Complete(filter))
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        if (filter.HitRate is { } rate)
            json.WriteNumber("hit_rate", rate);
        json.WriteString("create_timestamp", WireTime.Record(filter.Created));
        json.WriteNumber("create_user_id", filter.CreatorId);
        json.WriteString("modify_timestamp", filter.Modified is { } modified ? WireTime.Record(modified) : null);
        json.WriteNumberOrNull("modify_user_id", filter.ModifierId);
        json.WriteEndObject();
    }
}
