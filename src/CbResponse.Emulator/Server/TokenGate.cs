using Microsoft.AspNetCore.Http;

namespace CbResponse.Emulator;

/// <summary>Lets requests to the server's API pass that carry a token (edr-api.md 1.2). How one may log in is told to whoever asks.</summary>
internal sealed class TokenGate(EmulatorState state, RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!IsGuarded(context.Request.Path))
            return next(context);
        string? token = context.Request.Headers["X-Auth-Token"];
        if (state.Tokens.Find(token, state.Data) is not { } viewer)
            throw RejectedRequestException.Html(401);
        context.Features.Set(viewer);
        return next(context);
    }

    private static bool IsGuarded(PathString path)
        => (path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/util", StringComparison.OrdinalIgnoreCase))
            && !path.StartsWithSegments(ConsoleRoutes.LoginCapabilities, StringComparison.OrdinalIgnoreCase);
}
