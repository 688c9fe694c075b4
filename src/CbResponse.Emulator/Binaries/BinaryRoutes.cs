using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>Search of binaries, what is known of one, the file and its icon (edr-api.md 3.3).</summary>
internal sealed class BinaryRoutes(EmulatorState state)
{
    private readonly RecordSearch<Binary> _search = new(
        new BinaryFieldTable(state.Version), state.Version, (json, binary) => new BinaryWriter(state.Version).Write(json, binary))
    {
        TellsCompleteness = true,
    };

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (string root in ApiRoutes.OldestRoots)
        {
            routes.MapGet(root + "/binary", (RequestDelegate)SearchAsync);
            routes.MapPost(root + "/binary", (RequestDelegate)SearchAsync);
            routes.MapGet(root + "/binary/{md5}", (RequestDelegate)FileAsync);
            routes.MapGet(root + "/binary/{md5}/summary", (RequestDelegate)SummaryAsync);
            routes.MapGet(root + "/binary/{md5}/icon", (RequestDelegate)IconAsync);
        }
    }

    private Task SearchAsync(HttpContext context)
        => _search.AnswerAsync(context, new BinaryView(state.Data.Binaries, context.Viewer()).All, state.Clock.Now);

    private Task SummaryAsync(HttpContext context)
    {
        Binary binary = Find(context);
        return JsonAnswer.SendAsync(context, json => new BinaryWriter(state.Version).WriteSummary(json, binary));
    }

    /// <summary>A file of which the server knows, but has no copy, is not found either.</summary>
    private async Task FileAsync(HttpContext context)
    {
        Binary binary = Find(context);
        StoredFile file = binary.File ?? throw RejectedRequestException.Html(404);
        ZipPackage package = BinaryPackage.Make(binary, file, state.Clock.Now);
        context.Response.ContentType = "application/zip";
        context.Response.ContentLength = package.Length;
        await package.WriteAsync(context.Response.Body, context.RequestAborted);
    }

    private async Task IconAsync(HttpContext context)
    {
        byte[] icon = BinaryIcon.Of(Find(context)) ?? BinaryIcon.Default;
        context.Response.ContentType = "image/png";
        context.Response.ContentLength = icon.Length;
        await context.Response.Body.WriteAsync(icon, context.RequestAborted);
    }

    private Binary Find(HttpContext context)
        => new BinaryView(state.Data.Binaries, context.Viewer()).Find(context.Part("md5")) ?? throw RejectedRequestException.Html(404);
}
