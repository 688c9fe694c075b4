using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CbResponse.Emulator;

/// <summary>What earlier steps of a request leave for the later ones.</summary>
internal static class RequestContext
{
    private static readonly object BodyKey = new();

    /// <summary>Who asks. Only requests under <c>/api</c> have one.</summary>
    public static Viewer Viewer(this HttpContext context)
        => context.Features.Get<Viewer>() ?? throw new InvalidOperationException("The request was not authenticated.");

    /// <summary>Who asks, when that is a global administrator.</summary>
    /// <exception cref="RejectedRequestException">It is somebody else.</exception>
    public static User RequireGlobalAdmin(this HttpContext context)
        => context.Viewer() is { IsGlobalAdmin: true } viewer ? viewer.User : throw RejectedRequestException.Html(403);

    public static SearchDistortion Distortion(this HttpContext context)
        => context.Features.Get<SearchDistortion>() ?? SearchDistortion.None;

    /// <summary>The request's body, read once for all who need it.</summary>
    public static async ValueTask<byte[]> ReadBodyAsync(this HttpContext context)
    {
        if (context.Items.TryGetValue(BodyKey, out object? known))
            return (byte[])known!;
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        byte[] bytes = body.ToArray();
        context.Items[BodyKey] = bytes;
        return bytes;
    }

    /// <summary>The request's body as JSON.</summary>
    /// <exception cref="RejectedRequestException">It is none.</exception>
    public static async Task<JsonElement> ReadJsonAsync(this HttpContext context) => ParseJson(await context.ReadBodyAsync());

    /// <exception cref="RejectedRequestException">The bytes are no JSON.</exception>
    public static JsonElement ParseJson(byte[] body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw RejectedRequestException.Text(400, $"The body is not JSON: {exception.Message}");
        }
    }

    /// <summary>The parameters of a search: those of the URL and, when it is posted, those of its body.</summary>
    public static async Task<SearchParameters> ReadSearchAsync(this HttpContext context)
    {
        SearchParameters parameters = SearchParameters.Of(context.Request.Query);
        if (HttpMethods.IsPost(context.Request.Method))
            parameters.AddBody(await context.ReadBodyAsync());
        return parameters;
    }
}
