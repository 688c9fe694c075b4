using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>All routes under <c>/api</c>.</summary>
internal static class ApiRoutes
{
    public static void Map(IEndpointRouteBuilder routes, EmulatorState state)
    {
        new ServerRoutes(state).Map(routes);
        new ProcessRoutes(state).Map(routes);
        new ProcessEventRoutes(state).Map(routes);
        new SensorRoutes(state).Map(routes);
        new GroupRoutes(state).Map(routes);
        new BinaryRoutes(state).Map(routes);
    }

    /// <summary>A part of the path.</summary>
    public static string Part(this HttpContext context, string name) => (string)context.Request.RouteValues[name]!;
}
