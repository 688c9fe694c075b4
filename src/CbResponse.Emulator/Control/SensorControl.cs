using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>What happens to hosts without the server's doing: they go off the network, come back, check in early, or are forgotten.</summary>
internal sealed class SensorControl(EmulatorState state)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/emulator/sensors/{id}", (RequestDelegate)ChangeAsync);

    private async Task ChangeAsync(HttpContext context)
    {
        ControlJson body = new(await context.ReadJsonAsync(), "online", "checkIn", "vanished", "build", "name");
        int id = context.PartNumber("id");
        DateTime now = state.Clock.Now;
        SensorBook book = state.Data.Sensors;
        if (book.Find(id, now) is null)
            throw RejectedRequestException.Text(404, "There is no such sensor.");
        if (body.Text("build") is { } build)
            book.Change(id, now, sensor => sensor with { Build = build });
        if (body.Text("name") is { } name)
            book.Change(id, now, sensor => sensor with { ComputerName = name, DnsName = name.ToLowerInvariant() + ".contoso.test" });
        if (body.Flag("online") is { } online)
            book.Change(id, now, sensor => online ? (sensor with { Status = "Online" }).CheckIn(now) : sensor with { Status = "Offline" });
        if (body.Flag("checkIn") == true)
            book.Change(id, now, sensor => sensor.CheckIn(now));
        if (body.Flag("vanished") == true)
            book.Remove(id);
        context.Response.StatusCode = 204;
    }
}
