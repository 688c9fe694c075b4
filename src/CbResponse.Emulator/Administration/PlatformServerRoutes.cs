using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>The work with an App Control server (edr-api.md 3.1): read and changed by global administrators; the key never comes back.</summary>
internal sealed class PlatformServerRoutes(EmulatorState state)
{
    private const string Route = "/api/v1/settings/global/platformserver";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Route, (RequestDelegate)GetAsync);
        routes.MapPost(Route, (RequestDelegate)SetAsync);
    }

    /// <summary>The vendor's text has truth as a text.</summary>
    private Task GetAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        PlatformServer server = state.Data.PlatformServer;
        return JsonAnswer.SendAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteString("server_url", server.ServerUrl);
            json.WriteString("ssl_certificate_verify", server.VerifiesCertificate ? "true" : "false");
            json.WriteString("watchlist_export", server.ExportsWatchlistHits ? "true" : "false");
            json.WriteBoolean("auth_token_set", server.HasToken);
            json.WriteEndObject();
        });
    }

    private async Task SetAsync(HttpContext context)
    {
        context.RequireGlobalAdmin();
        RequestObject body = await RequestObject.ReadAsync(context);
        string? url = body.Text("server_url");
        if (url?.Contains('/', StringComparison.Ordinal) == true)
            throw RequestObject.Invalid("server_url");
        PlatformServer before = state.Data.PlatformServer;
        state.Data.PlatformServer = before with
        {
            ServerUrl = url ?? before.ServerUrl,
            VerifiesCertificate = Truth(body, "ssl_certificate_verify") ?? before.VerifiesCertificate,
            ExportsWatchlistHits = Truth(body, "watchlist_export") ?? before.ExportsWatchlistHits,
            HasToken = body.Has("auth_token") ? body.Text("auth_token")!.Length > 0 : before.HasToken,
        };
        await JsonAnswer.SendSuccessAsync(context);
    }

    private static bool? Truth(RequestObject body, string name) => body.Find(name) is not { } value ? null
        : bool.TryParse(value.ToString(), out bool truth) ? truth : throw RequestObject.Invalid(name);
}
