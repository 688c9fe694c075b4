using System.Text;
using Microsoft.AspNetCore.Http;

namespace CbResponse.Emulator;

/// <summary>Writes every request down before anything else happens to it.</summary>
internal sealed class RequestRecorder(EmulatorState state, RequestDelegate next)
{
    private const string TokenHeader = "X-Auth-Token";

    public async Task InvokeAsync(HttpContext context)
    {
        byte[] body = await context.ReadBodyAsync();
        LoggedRequest entry = state.Log.Add(number => new LoggedRequest
        {
            Number = number,
            Time = state.Clock.Now,
            Method = context.Request.Method,
            Path = context.Request.Path,
            Query = context.Request.QueryString.Value?.TrimStart('?') ?? string.Empty,
            Body = Encoding.UTF8.GetString(body),
            Headers = [.. Headers(context.Request)],
            Authenticated = Authenticated(context.Request),
        });

        // Whoever has the answer finds its status in the log: it is written before the first byte goes out.
        context.Response.OnStarting(() =>
        {
            entry.Status = context.Response.StatusCode;
            return Task.CompletedTask;
        });
        try
        {
            await next(context);
        }
        finally
        {
            entry.IsOver = true;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Headers(HttpRequest request)
        => request.Headers
            .Where(header => !header.Key.Equals(TokenHeader, StringComparison.OrdinalIgnoreCase))
            .Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()));

    private string Authenticated(HttpRequest request)
        => state.Tokens.Find(request.Headers[TokenHeader], state.Data) switch
        {
            { IsGlobalAdmin: true } => "admin",
            not null => "user",
            null => "none",
        };
}
