using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>Sites, and their throttle rules, which are read only here: how a server takes changes of them is known to be broken (edr-api.md 3.9).</summary>
internal sealed class SiteRoutes(EmulatorState state)
{
    private const int DefaultSite = 1;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/site", (RequestDelegate)(context => JsonAnswer.SendListAsync(context, state.Data.Sites, Write)));
        routes.MapPost("/api/site", (RequestDelegate)CreateAsync);
        routes.MapGet("/api/site/{id}", (RequestDelegate)(context => JsonAnswer.SendListAsync(context, [Find(context)], Write)));
        routes.MapPut("/api/site/{id}", (RequestDelegate)ChangeAsync);
        routes.MapDelete("/api/site/{id}", (RequestDelegate)RemoveAsync);
        routes.MapGet("/api/throttle", (RequestDelegate)(context => JsonAnswer.SendListAsync(context, state.Data.ThrottleRules, Write)));
        routes.MapGet("/api/throttle/{id}", (RequestDelegate)RuleAsync);
    }

    private async Task CreateAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        string name = await ReadNameAsync(context);
        Site site = state.Data.Sites.Add((id, sites) => Make(id, name, sites));
        await JsonAnswer.SendIdAsync(context, site.Id);
    }

    private async Task ChangeAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        int id = Find(context).Id;
        string name = await ReadNameAsync(context);
        state.Data.Sites.Change(id, (_, sites) => Make(id, name, sites));
        await JsonAnswer.SendSuccessAsync(context);
    }

    private Task RemoveAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        Site site = Find(context);
        if (site.Id == DefaultSite)
            throw RejectedRequestException.Text(400, "The default site cannot be deleted");
        if (state.Data.Groups.Any(group => group.SiteId == site.Id))
            throw RejectedRequestException.Text(409, $"Site {site.Name} has sensor groups");
        state.Data.Sites.Remove(site.Id);
        return JsonAnswer.SendSuccessAsync(context);
    }

    private Task RuleAsync(HttpContext context)
    {
        int id = context.PartNumber("id");
        ThrottleRule rule = state.Data.ThrottleRules.FirstOrDefault(rule => rule.Id == id) ?? throw RejectedRequestException.Html(404);
        return JsonAnswer.SendAsync(context, json => Write(json, rule));
    }

    private Site Find(HttpContext context) => state.Data.Sites.Find(context.PartNumber("id")) ?? throw RejectedRequestException.Html(404);

    private static Site Make(int id, string name, IReadOnlyList<Site> sites)
        => sites.Any(site => site.Id != id && site.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ? throw RejectedRequestException.Text(400, $"A site named {name} already exists")
            : new Site(id, name);

    private static async Task<string> ReadNameAsync(HttpContext context) => (await RequestObject.ReadAsync(context)).RequiredText("name");

    private static void Write(Utf8JsonWriter json, Site site)
    {
        json.WriteStartObject();
        json.WriteNumber("id", site.Id);
        json.WriteString("name", site.Name);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ThrottleRule rule)
    {
        json.WriteStartObject();
        json.WriteNumber("id", rule.Id);
        json.WriteNumber("site_id", rule.SiteId);
        json.WriteNumber("day_of_week", rule.DayOfWeek);
        json.WriteNumber("from", rule.From);
        json.WriteNumber("to", rule.To);
        json.WriteNumber("bytes_per_second", rule.BytesPerSecond);
        json.WriteEndObject();
    }
}
