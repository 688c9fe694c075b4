using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>
/// The addresses that may reach a hosted server (edr-api.md 3.1). On-premises servers have no such routes; here they are, so that scripts
/// for hosted ones can be rehearsed.
/// </summary>
internal sealed class ApprovedListRoutes(EmulatorState state)
{
    private const string Route = "/api/approvedlist";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Route + "/entries", (RequestDelegate)ListAsync);
        routes.MapPost(Route + "/entries", (RequestDelegate)AddAsync);
        routes.MapPost(Route + "/apply", (RequestDelegate)ApplyAsync);
        routes.MapGet(Route + "/enabled", (RequestDelegate)EnabledAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        IReadOnlyList<string> addresses = state.Data.ApprovedAddresses;
        return JsonAnswer.SendListAsync(context, addresses, (json, address) =>
        {
            json.WriteStartObject();
            json.WriteString("ipaddr", address);
            json.WriteEndObject();
        });
    }

    private async Task AddAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        RequestObject body = await RequestObject.ReadAsync(context);
        string address = body.RequiredText("ipaddr");
        state.Data.ApprovedAddresses = [.. state.Data.ApprovedAddresses.Where(known => known != address), address];
        await JsonAnswer.SendSuccessAsync(context);
    }

    private static Task ApplyAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        return JsonAnswer.SendSuccessAsync(context);
    }

    private static Task EnabledAsync(HttpContext context) => JsonAnswer.SendAsync(context, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("enabled", true);
        json.WriteEndObject();
    });
}
