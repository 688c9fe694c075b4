using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>Search of alerts; both API versions answer alike (edr-api.md 3.6).</summary>
internal sealed class AlertRoutes(EmulatorState state)
{
    private readonly RecordSearch<AlertDocument> _search = new(
        new AlertFieldTable(state.Version), state.Version,
        (json, document) => new AlertWriter(state.Version).Write(json, document, state.Data));

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (string path in (string[])["/api/v1/alert", "/api/v2/alert"])
        {
            routes.MapGet(path, (RequestDelegate)SearchAsync);
            routes.MapPost(path, (RequestDelegate)SearchAsync);
        }
    }

    private Task SearchAsync(HttpContext context)
        => _search.AnswerAsync(context, new AlertView(state.Data, context.Viewer()).All, state.Clock.Now);
}
