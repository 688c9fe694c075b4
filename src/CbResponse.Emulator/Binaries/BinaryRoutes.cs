using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>What is known of a binary (edr-api.md 3.3). Search and content come with their own issue.</summary>
internal sealed class BinaryRoutes(EmulatorState state)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/v1/binary/{md5}/summary", (RequestDelegate)SummaryAsync);

    private Task SummaryAsync(HttpContext context)
    {
        ServerData data = state.Data;
        Binary binary = data.Binaries.Find(context.Part("md5")) ?? throw RejectedRequestException.Html(404);
        return JsonAnswer.SendAsync(context, json => BinaryWriter.Write(json, binary, data.Version));
    }
}
