using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>The routes under <c>/emulator</c>: what a test or a rehearsal tells the emulator itself. They need no token.</summary>
internal sealed class ControlRoutes(EmulatorState state)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/emulator/faults", (RequestDelegate)ListFaultsAsync);
        routes.MapPost("/emulator/faults", (RequestDelegate)AddFaultAsync);
        routes.MapDelete("/emulator/faults", (RequestDelegate)RemoveFaultsAsync);
        routes.MapDelete("/emulator/faults/{id}", (RequestDelegate)RemoveFaultAsync);
        routes.MapGet("/emulator/requests", (RequestDelegate)ListRequestsAsync);
        routes.MapDelete("/emulator/requests", (RequestDelegate)ForgetRequestsAsync);
        routes.MapGet("/emulator/clock", (RequestDelegate)ShowClockAsync);
        routes.MapPost("/emulator/clock", (RequestDelegate)SetClockAsync);
        routes.MapPost("/emulator/reset", (RequestDelegate)ResetAsync);
    }

    private async Task AddFaultAsync(HttpContext context)
    {
        Fault fault = FaultReader.Read(await context.ReadJsonAsync());
        int id = state.Faults.Add(fault);
        await JsonAnswer.SendAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("id", id);
            json.WriteEndObject();
        });
    }

    private Task ListFaultsAsync(HttpContext context) => JsonAnswer.SendAsync(context, json =>
    {
        json.WriteStartArray();
        foreach (SetFault fault in state.Faults.List())
            Write(json, fault);
        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, SetFault set)
    {
        json.WriteStartObject();
        json.WriteNumber("id", set.Id);
        json.WriteString("kind", FaultReader.NameOf(set.Fault.Kind));
        json.WriteStartObject("match");
        json.WriteString("method", set.Fault.Match.Method);
        json.WriteString("path", set.Fault.Match.Path);
        json.WriteString("query", set.Fault.Match.Query);
        json.WriteEndObject();
        json.WriteNumber("skip", set.SkipLeft);
        if (set.CountLeft is { } count)
            json.WriteNumber("count", count);
        json.WriteEndObject();
    }

    private Task RemoveFaultsAsync(HttpContext context)
    {
        state.Faults.RemoveAll();
        return DoneAsync(context);
    }

    private Task RemoveFaultAsync(HttpContext context)
    {
        bool found = state.Faults.Remove(context.PartNumber("id"));
        return found ? DoneAsync(context) : throw RejectedRequestException.Text(404, "There is no such fault.");
    }

    private Task ListRequestsAsync(HttpContext context) => JsonAnswer.StreamAsync(context, async answer =>
    {
        answer.Writer.WriteStartArray();
        foreach (LoggedRequest request in state.Log.List())
        {
            Write(answer.Writer, request);
            await answer.SendSomeAsync();
        }

        answer.Writer.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, LoggedRequest request)
    {
        json.WriteStartObject();
        json.WriteNumber("n", request.Number);
        json.WriteString("time", WireTime.Milliseconds(request.Time));
        json.WriteString("method", request.Method);
        json.WriteString("path", request.Path);
        json.WriteString("query", request.Query);
        json.WriteString("body", request.Body);
        json.WriteStartObject("headers");
        foreach ((string name, string value) in request.Headers)
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteString("authenticated", request.Authenticated);
        if (request.Status is { } status)
            json.WriteNumber("status", status);
        else
            json.WriteNull("status");
        json.WriteBoolean("over", request.IsOver);
        json.WriteEndObject();
    }

    private Task ForgetRequestsAsync(HttpContext context)
    {
        state.Log.Clear();
        return DoneAsync(context);
    }

    private Task ShowClockAsync(HttpContext context) => JsonAnswer.SendAsync(context, json =>
    {
        json.WriteStartObject();
        json.WriteString("now", WireTime.Milliseconds(state.Clock.Now));
        json.WriteEndObject();
    });

    private async Task SetClockAsync(HttpContext context)
    {
        ControlJson body = new(await context.ReadJsonAsync(), "now", "advanceSeconds");
        if (body.Has("now") == body.Has("advanceSeconds"))
            throw ControlJson.Error("Either 'now' or 'advanceSeconds' is needed.");
        if (body.Number("advanceSeconds", int.MinValue) is { } seconds)
            state.Clock.Advance(TimeSpan.FromSeconds(seconds));
        else if (QueryDate.TryRead(body.Text("now")!, out DateTime now))
            state.Clock.Set(now);
        else
            throw ControlJson.Error("'now' is a UTC time such as 2024-03-05T06:07:08Z.");
        await ShowClockAsync(context);
    }

    private Task ResetAsync(HttpContext context)
    {
        state.Reset();
        return DoneAsync(context);
    }

    private static Task DoneAsync(HttpContext context)
    {
        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    }
}
