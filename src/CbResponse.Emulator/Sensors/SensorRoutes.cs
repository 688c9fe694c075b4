using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>Sensors: one, the old list and the paged one, and changes (edr-api.md 3.8).</summary>
internal sealed class SensorRoutes(EmulatorState state)
{
    private const int MostUnpaged = 1_000;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/sensor", (RequestDelegate)ListAsync);
        routes.MapGet("/api/v1/sensor/{id}", (RequestDelegate)OneAsync);
        routes.MapPut("/api/v1/sensor/{id}", (RequestDelegate)ChangeAsync);
        routes.MapGet("/api/v2/sensor", (RequestDelegate)PageAsync);
    }

    private Task OneAsync(HttpContext context)
    {
        Sensor sensor = Find(context);
        return JsonAnswer.SendAsync(context, json => SensorWriter.Write(json, sensor));
    }

    private async Task ChangeAsync(HttpContext context)
    {
        Viewer viewer = context.Viewer();
        if (!viewer.MayChange(Find(context).GroupId))
            throw RejectedRequestException.Html(403);
        SensorChange change = SensorChange.Read(await context.ReadBodyAsync(), state.Version);
        if (state.Data.FindGroup(change.GroupId) is null)
            throw RejectedRequestException.Text(500, "Unhandled exception. Check logs for details.");
        if (!viewer.MayChange(change.GroupId))
            throw RejectedRequestException.Html(403);
        state.Data.Sensors.Change(context.PartNumber("id"), state.Clock.Now, change.Apply);
        context.Response.StatusCode = 204;
    }

    private Sensor Find(HttpContext context)
        => state.Data.Sensors.Find(context.PartNumber("id"), state.Clock.Now) is { } sensor && context.Viewer().CanSee(sensor.GroupId)
            ? sensor
            : throw RejectedRequestException.Html(404);

    private Task ListAsync(HttpContext context)
    {
        List<Sensor> sensors = [.. SensorSearch.Find(state.Data, context.Viewer(), SearchParameters.Of(context.Request.Query),
            state.Clock.Now, isPaged: false)];
        if (sensors.Count == 0 && !state.Version.HasSha256)
            return NothingFoundAsync(context);
        if (sensors.Count > MostUnpaged && state.Version.HasSha256)
        {
            throw RejectedRequestException.Text(
                400, $"Unpaged request has {sensors.Count} results, exceeds limit of {MostUnpaged}. Please consider using paging.");
        }

        return JsonAnswer.StreamAsync(context, async answer =>
        {
            answer.Writer.WriteStartArray();
            foreach (Sensor sensor in sensors)
            {
                SensorWriter.Write(answer.Writer, sensor);
                await answer.SendSomeAsync();
            }

            answer.Writer.WriteEndArray();
        });
    }

    /// <summary>Before 7.0 "no match" is an empty answer, or an error, by the build (edr-api.md 1.5).</summary>
    private Task NothingFoundAsync(HttpContext context)
    {
        if (!state.Version.IsSixOrLater)
            throw RejectedRequestException.Text(500, "Unhandled exception. Check logs for details.");
        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private Task PageAsync(HttpContext context)
    {
        SearchParameters parameters = SearchParameters.Of(context.Request.Query);
        SearchDistortion distortion = context.Distortion();
        List<Sensor> sensors = [.. SensorSearch.Find(state.Data, context.Viewer(), parameters, state.Clock.Now, isPaged: true)];
        bool descending = string.Equals(parameters.One("sort.dir"), "desc", StringComparison.OrdinalIgnoreCase);
        IEnumerable<Sensor> page = Sort(sensors, parameters.One("sort.col"), descending)
            .Skip(distortion.Start(parameters.Number("start") ?? 0))
            .Take(distortion.Rows(parameters.Number("rows") ?? 10));
        return JsonAnswer.StreamAsync(context, async answer =>
        {
            answer.Writer.WriteStartObject();
            answer.Writer.WriteNumber("total_results", sensors.Count + distortion.TotalOffset);
            answer.Writer.WriteStartArray("results");
            foreach (Sensor sensor in page)
            {
                SensorWriter.Write(answer.Writer, sensor);
                await answer.SendSomeAsync();
            }

            answer.Writer.WriteEndArray();
            answer.Writer.WriteEndObject();
        });
    }

    /// <summary>Without a column the order is that of check-ins.</summary>
    private static IEnumerable<Sensor> Sort(List<Sensor> sensors, string? column, bool descending) => column switch
    {
        null or "last_checkin_time" => Sort(sensors, sensor => sensor.LastCheckin, descending || column is null),
        "computer_name" => Sort(sensors, sensor => sensor.ComputerName.ToUpperInvariant(), descending, StringComparer.Ordinal),
        "id" => Sort(sensors, sensor => sensor.Id, descending),
        "group_id" => Sort(sensors, sensor => sensor.GroupId, descending),
        "status" => Sort(sensors, sensor => sensor.Status, descending, StringComparer.Ordinal),
        "registration_time" => Sort(sensors, sensor => sensor.RegisteredAt, descending),
        _ => throw RejectedRequestException.Text(400, $"Invalid value for parameter sort.col: {column}"),
    };

    private static IEnumerable<Sensor> Sort<TKey>(List<Sensor> sensors, Func<Sensor, TKey> key, bool descending,
        IComparer<TKey>? order = null)
        => descending ? sensors.OrderByDescending(key, order) : sensors.OrderBy(key, order);
}
