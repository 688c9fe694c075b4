using Microsoft.AspNetCore.Http;

namespace CbResponse.Emulator;

/// <summary>Lets requests under <c>/api</c> pass that carry a token (edr-api.md 1.2).</summary>
internal sealed class TokenGate(EmulatorState state, RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            return next(context);
        string? token = context.Request.Headers["X-Auth-Token"];
        if (state.Tokens.Find(token, state.Data) is not { } viewer)
            throw RejectedRequestException.Html(401);
        context.Features.Set(viewer);
        return next(context);
    }
}
