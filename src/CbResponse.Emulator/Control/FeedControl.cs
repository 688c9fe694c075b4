using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>Says what the server finds when it downloads a feed from an address.</summary>
internal sealed class FeedControl(EmulatorState state)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/emulator/feeds", (RequestDelegate)SetAsync);

    private async Task SetAsync(HttpContext context)
    {
        ControlJson body = new(await context.ReadJsonAsync(), "url", "status", "body");
        string address = body.Text("url") ?? throw ControlJson.Error("'url' is needed: where the server is to find the feed.");
        state.Data.FeedPages[address] = new FeedPage(body.Number("status", 100) ?? 200, body.Text("body") ?? string.Empty);
        await JsonAnswer.SendSuccessAsync(context);
    }
}
