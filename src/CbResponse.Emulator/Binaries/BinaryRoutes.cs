using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>Search of binaries, and what is known of one (edr-api.md 3.3).</summary>
internal sealed class BinaryRoutes(EmulatorState state)
{
    private readonly RecordSearch<Binary> _search = new(
        new BinaryFieldTable(state.Version), state.Version, (json, binary) => new BinaryWriter(state.Version).Write(json, binary))
    {
        TellsCompleteness = true,
    };

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/binary", (RequestDelegate)SearchAsync);
        routes.MapPost("/api/v1/binary", (RequestDelegate)SearchAsync);
        routes.MapGet("/api/v1/binary/{md5}/summary", (RequestDelegate)SummaryAsync);
    }

    private Task SearchAsync(HttpContext context)
        => _search.AnswerAsync(context, new BinaryView(state.Data.Binaries, context.Viewer()).All, state.Clock.Now);

    private Task SummaryAsync(HttpContext context)
    {
        Binary binary = new BinaryView(state.Data.Binaries, context.Viewer()).Find(context.Part("md5"))
            ?? throw RejectedRequestException.Html(404);
        return JsonAnswer.SendAsync(context, json => new BinaryWriter(state.Version).WriteSummary(json, binary));
    }
}
